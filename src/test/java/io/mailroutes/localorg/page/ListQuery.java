package io.mailroutes.localorg.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.schema.SObjectType;

/**
 * What somebody wants to see of an object, and the SOQL for it.
 *
 * @param text to be contained in one of the fields that are searched; may be empty
 * @param where a condition in SOQL; may be empty
 * @param after id of the last row of the page before, or {@code null} on the first
 * @param changed when that row was changed
 * @param page its number, from 1
 */
record ListQuery(SObjectType type, String text, String where, Order order, String after, String changed,
                 int page) {

    static final int PAGE = 50;

    static ListQuery of(SObjectType type, Request request) {
        return new ListQuery(type, request.parameter("text").orElse("").strip(),
                request.parameter("where").orElse("").strip(), Order.named(request.parameter("order").orElse("")),
                request.parameter("after").orElse(null), request.parameter("changed").orElse(""),
                request.parameter("page").filter(given -> given.matches("[1-9]\\d{0,6}")).map(Integer::valueOf)
                        .orElse(1));
    }

    private List<String> filters() {
        List<String> filters = new ArrayList<>();
        if (!where.isEmpty()) {
            filters.add(where);
        }
        if (!text.isEmpty() && !Fields.searched(type).isEmpty()) {
            filters.add(Fields.searched(type).stream().map(field -> field.name() + " LIKE " + Soql.contains(text))
                    .collect(Collectors.joining(" OR ")));
        }
        return filters;
    }

    String countSoql() {
        return "SELECT COUNT() FROM " + type.name() + Soql.where(filters());
    }

    String soql() {
        List<String> conditions = filters();
        if (after != null) {
            conditions.add(order.behind(after, changed));
        }
        return "SELECT FIELDS(ALL) FROM " + type.name() + Soql.where(conditions) + " ORDER BY " + order.soql()
                + " LIMIT " + PAGE;
    }

    boolean filtered() {
        return !filters().isEmpty();
    }

    /** Its first page. */
    String address() {
        return Links.object(type) + "?" + parameters(Map.of("text", text, "where", where, "order", order.parameter()));
    }

    /** The page that begins behind this row. */
    String addressBehind(Map<String, Object> row) {
        return address() + "&" + parameters(Order.position(row)) + "&page=" + (page + 1);
    }

    private static String parameters(Map<String, String> values) {
        return values.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(value -> value.getKey() + "=" + Links.encode(value.getValue())).collect(Collectors.joining("&"));
    }

    /** Where its rows stand among all. */
    String range(int shown, int total) {
        return Numbers.range((page - 1L) * PAGE, shown, total, "row", "rows");
    }

    boolean hasNext(int total) {
        return (long) page * PAGE < total;
    }
}
