package io.mailroutes.localorg.data;

/**
 * Record ids: 15 characters that tell upper from lower case, and 3 more that carry the case, so that 18 compare safely
 * without it.
 */
public final class RecordId {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final int SHORT = 15;

    private RecordId() {
    }

    /** @return the 18 characters of the n-th record of an object */
    public static String of(String keyPrefix, long number) {
        StringBuilder id = new StringBuilder();
        for (long rest = number; id.length() < 7; rest /= DIGITS.length()) {
            id.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return to18(keyPrefix + "Lo000" + id);
    }

    /** @return the 18 characters of an id of 15; an id of 18 as it is */
    public static String to18(String id) {
        if (id.length() != SHORT) {
            return id;
        }
        StringBuilder checked = new StringBuilder(id);
        for (int group = 0; group < 3; group++) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                bits |= Character.isUpperCase(id.charAt(group * 5 + i)) ? 1 << i : 0;
            }
            checked.append(CHECK.charAt(bits));
        }
        return checked.toString();
    }

    /** Whether a text has the form of an id. */
    public static boolean isWellFormed(String id) {
        return id.matches("[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?");
    }
}
