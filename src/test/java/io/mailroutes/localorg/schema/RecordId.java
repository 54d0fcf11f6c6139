package io.mailroutes.localorg.schema;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Record ids: 15 characters of which case matters, and 3 more that make them safe where it does not. Each of the three
 * says which of five characters are capitals.
 */
public final class RecordId {

    /** Characters of an id in the form that the API gives. */
    public static final int LENGTH = 18;

    private static final int SHORT_LENGTH = 15;
    private static final int GROUP = 5;
    private static final String CHECK_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    /** After the prefix of the object: two characters for the instance and one that is always 0. */
    private static final String INSTANCE = "Lo0";
    private static final int SEQUENCE_LENGTH = 9;
    private static final int PREFIX_LENGTH = 3;
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{15}|[0-9A-Za-z]{18}");

    private RecordId() {
    }

    /** The id of the nth record of the object with this prefix. */
    public static String of(String prefix, long n) {
        StringBuilder id = new StringBuilder(LENGTH).append(prefix).append(INSTANCE);
        long rest = n;
        for (int i = 0; i < SEQUENCE_LENGTH; i++) {
            id.insert(PREFIX_LENGTH + INSTANCE.length(), DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return id.append(checksum(id)).toString();
    }

    /** The number of an id that {@link #of} has made. */
    public static long number(String id) {
        long n = 0;
        for (int i = PREFIX_LENGTH + INSTANCE.length(); i < SHORT_LENGTH; i++) {
            n = n * DIGITS.length() + DIGITS.indexOf(id.charAt(i));
        }
        return n;
    }

    /** @return the 18-character form, or nothing when this is no id */
    public static Optional<String> normalize(String id) {
        if (id == null || !FORM.matcher(id).matches()) {
            return Optional.empty();
        }
        return Optional.of(id.length() == SHORT_LENGTH ? id + checksum(id) : id);
    }

    /** The first three characters, which say what object a record is of. */
    public static String prefix(String id) {
        return id.substring(0, PREFIX_LENGTH);
    }

    /** The form without the check characters, which some messages show. */
    public static String shortForm(String id) {
        return id.substring(0, SHORT_LENGTH);
    }

    private static String checksum(CharSequence id) {
        StringBuilder check = new StringBuilder();
        for (int start = 0; start < SHORT_LENGTH; start += GROUP) {
            int capitals = 0;
            for (int i = 0; i < GROUP; i++) {
                char c = id.charAt(start + i);
                capitals |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            check.append(CHECK_DIGITS.charAt(capitals));
        }
        return check.toString();
    }
}
