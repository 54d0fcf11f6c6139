package io.mailroutes.localorg.page;

import java.util.Locale;
import java.util.Map;

/**
 * The order of a list. The next page begins behind the last row of this one rather than at an offset: that is as fast
 * a million rows down as at the top, and Salesforce takes no offset beyond 2000.
 */
enum Order {

    NEWEST("Newest first", "Id DESC") {
        @Override
        String behind(String id, String changed) {
            return "Id < " + Soql.quote(id);
        }
    },
    CHANGED("Last changed first", "LastModifiedDate DESC, Id DESC") {
        @Override
        String behind(String id, String changed) {
            return "LastModifiedDate < " + changed + " OR (LastModifiedDate = " + changed + " AND "
                    + NEWEST.behind(id, changed) + ")";
        }
    };

    private final String label;
    private final String soql;

    Order(String label, String soql) {
        this.label = label;
        this.soql = soql;
    }

    static Order named(String name) {
        return CHANGED.parameter().equals(name) ? CHANGED : NEWEST;
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return label;
    }

    String soql() {
        return soql;
    }

    /** The condition for rows that come after this one. */
    abstract String behind(String id, String changed);

    /** What of a row {@link #behind} needs to go on from it. */
    static Map<String, String> position(Map<String, Object> row) {
        return Map.of("after", (String) row.get("Id"), "changed",
                String.valueOf(row.get("LastModifiedDate")).replace("+0000", "Z"));
    }
}
