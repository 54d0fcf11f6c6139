package io.mailroutes.mapping;

import com.google.common.base.CharMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Mail addresses as people and programs write them. */
final class Addresses {

    private static final String SCHEME = "mailto:";
    private static final CharMatcher AFTER_DOMAIN = CharMatcher.anyOf(",; (>");

    private Addresses() {
    }

    /**
     * @param written an address, or one with what may stand around it: a name and angle brackets, quotation marks, a comment,
     *                further addresses
     * @return the address in lower case, without that, and without anything that nobody sees; null for none
     */
    static String of(String written) {
        String address = Blank.tidy(written).toLowerCase(Locale.ROOT);
        int open = address.lastIndexOf('<');
        if (address.indexOf('@', open + 1) > open) {
            int close = address.indexOf('>', open + 1);
            address = address.substring(open + 1, close < 0 ? address.length() : close);
        }
        address = CharMatcher.is('.').trimTrailingFrom(unquoted(withoutMore(Blank.strip(address))));
        return address.isEmpty() ? null : address;
    }

    private static String withoutMore(String address) {
        String bare = address.startsWith(SCHEME) ? address.substring(SCHEME.length()) : address;
        int at = bare.indexOf('@');
        int end = at < 0 ? -1 : AFTER_DOMAIN.indexIn(bare, at);
        return end < 0 ? bare : bare.substring(0, end);
    }

    private static String unquoted(String address) {
        boolean quoted = address.length() > 1 && "'\"".indexOf(address.charAt(0)) >= 0
                && address.charAt(0) == address.charAt(address.length() - 1);
        return quoted ? Blank.strip(address.substring(1, address.length() - 1)) : address;
    }

    /** @return each address once, those first that mail can be sent to */
    static List<String> usableFirst(Stream<String> written) {
        return written.map(Addresses::of).filter(Objects::nonNull).distinct()
                .sorted(Comparator.comparing(address -> !isUsable(address))).toList();
    }

    private static boolean isUsable(String address) {
        int at = address.indexOf('@');
        int dot = address.lastIndexOf('.');
        return at > 0 && at == address.lastIndexOf('@') && dot > at + 1 && dot < address.length() - 1
                && address.indexOf(' ') < 0;
    }
}
