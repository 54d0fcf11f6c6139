package io.mailroutes.localorg.soql;

/** The escapes {@code \\_} and {@code \\%} of LIKE, which the grammar does not know: hidden from it as one character each. */
final class LikeEscapes {

    private static final char UNDERSCORE = '\uE000';
    private static final char PERCENT = '\uE001';

    private LikeEscapes() {
    }

    static String hide(String soql) {
        StringBuilder hidden = new StringBuilder();
        for (int i = 0; i < soql.length(); i++) {
            char next = soql.charAt(i) == '\\' && i + 1 < soql.length() ? soql.charAt(i + 1) : 0;
            if (next == '_' || next == '%') {
                hidden.append(next == '_' ? UNDERSCORE : PERCENT);
                i++;
            } else {
                hidden.append(soql.charAt(i));
                if (next != 0) {
                    hidden.append(next);
                    i++;
                }
            }
        }
        return hidden.toString();
    }

    /** @return what a character of a literal stands for, in a LIKE pattern or in plain text */
    static String show(char c, boolean like) {
        return switch (c) {
            case UNDERSCORE -> like ? "\\_" : "_";
            case PERCENT -> like ? "\\%" : "%";
            default -> String.valueOf(c);
        };
    }
}
