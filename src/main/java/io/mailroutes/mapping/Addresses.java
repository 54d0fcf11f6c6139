package io.mailroutes.mapping;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Mail addresses as people and programs write them. */
final class Addresses {

    private Addresses() {
    }

    /** @return the address in lower case, without anything around or in it that nobody sees; null for none */
    static String of(String written) {
        String address = Blank.tidy(written).toLowerCase(Locale.ROOT);
        if (address.startsWith("<") && address.endsWith(">")) {
            address = Blank.strip(address.substring(1, address.length() - 1));
        }
        return address.isEmpty() ? null : address;
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
