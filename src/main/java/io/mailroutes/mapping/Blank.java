package io.mailroutes.mapping;

import java.util.Set;

/** Blanks in every script: white space, and what nobody sees, as a zero-width space or a mark of direction. */
public final class Blank {

    private static final Set<Integer> UNSEEN_LETTERS = Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164,
            0xFFA0);

    private Blank() {
    }

    /** Whether nothing of a text can be seen. */
    public static boolean is(String text) {
        return text.codePoints().allMatch(Blank::is);
    }

    /** @return a text without blanks around it */
    public static String strip(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && is(text.codePointAt(begin))) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        while (begin < end && is(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(begin, end);
    }

    /** @return a text whose blanks are one space each, with none around it and nothing in it that nobody sees */
    public static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        strip(text).codePoints().filter(each -> isSpace(each) || !is(each)).forEach(each -> {
            if (!isSpace(each)) {
                tidy.appendCodePoint(each);
            } else if (tidy.charAt(tidy.length() - 1) != ' ') {
                tidy.append(' ');
            }
        });
        return tidy.toString();
    }

    private static boolean is(int character) {
        return isSpace(character) || UNSEEN_LETTERS.contains(character) || isVariation(character)
                || switch (Character.getType(character)) {
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
                    default -> false;
                };
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isVariation(int character) {
        return character >= 0xFE00 && character <= 0xFE0F || character >= 0x180B && character <= 0x180F
                || character >= 0xE0100 && character <= 0xE01EF;
    }
}
