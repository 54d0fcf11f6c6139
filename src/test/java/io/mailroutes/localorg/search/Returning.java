package io.mailroutes.localorg.search;

import java.util.List;

/**
 * What is wanted of one object.
 *
 * @param fields as in a SELECT
 * @param where condition in SOQL; {@code null} for none
 * @param tail ORDER BY, LIMIT and OFFSET as in SOQL, or empty
 */
record Returning(String object, String fields, String where, String tail) {

    static Returning id(String object) {
        return new Returning(object, "Id", null, "");
    }

    /** The query for those of these records that fulfil the rest. */
    String soql(List<String> ids) {
        String found = "Id IN ('" + String.join("','", ids) + "')";
        String condition = where == null ? found : found + " AND (" + where + ")";
        return "SELECT " + fields + " FROM " + object + " WHERE " + condition + " " + tail;
    }
}
