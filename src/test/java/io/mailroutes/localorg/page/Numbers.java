package io.mailroutes.localorg.page;

import java.util.Locale;

/** Numbers for people. */
final class Numbers {

    private Numbers() {
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Which of all are shown, from the one after those that are skipped: {@code 51–100 of 1,000,000 rows}. */
    static String range(long skipped, int shown, int total, String one, String many) {
        String all = of(total, one, many);
        return shown == 0 || shown == total ? all
                : grouped(skipped + 1) + "–" + grouped(skipped + shown) + " of " + all;
    }

    /** {@code 1 call}, {@code 2 calls}. */
    static String of(long number, String one, String many) {
        return grouped(number) + " " + (number == 1 ? one : many);
    }
}
