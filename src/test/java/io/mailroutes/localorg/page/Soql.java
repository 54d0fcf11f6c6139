package io.mailroutes.localorg.page;

import java.util.List;
import java.util.stream.Collectors;

/** Texts and conditions as SOQL wants them. */
final class Soql {

    private Soql() {
    }

    static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** A pattern for LIKE that finds this text anywhere, wildcards in it meaning themselves. */
    static String contains(String text) {
        String literal = quote(text).replace("%", "\\%").replace("_", "\\_");
        return "'%" + literal.substring(1, literal.length() - 1) + "%'";
    }

    /** {@code WHERE} and all of the conditions; nothing when there are none. A single one stands as it was written. */
    static String where(List<String> conditions) {
        return switch (conditions.size()) {
            case 0 -> "";
            case 1 -> " WHERE " + conditions.get(0);
            default -> conditions.stream().collect(Collectors.joining(") AND (", " WHERE (", ")"));
        };
    }
}
