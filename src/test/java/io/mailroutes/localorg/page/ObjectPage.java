package io.mailroutes.localorg.page;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;

/** The rows of one object, with a filter, page by page. */
final class ObjectPage {

    record Option(String value, String label, boolean selected) {
    }

    /** The filter as it was filled in. */
    record Form(String action, String text, String searched, String where, List<Option> orders, String reset) {
    }

    /** @param next address of the next page, or {@code null}; {@code first} likewise when this is not the first */
    record Found(Table table, String range, String first, String next) {
    }

    /** @param found or {@code null}, and then there is an {@code error} */
    record Model(Frame frame, String name, String subtitle, Form form, String soql, Found found, ApiError error) {
    }

    private final Templates templates;
    private final Schema schema;
    private final Rows rows;
    private final Tables tables;
    private final Missing missing;

    ObjectPage(Templates templates, Schema schema, Rows rows, Tables tables, Missing missing) {
        this.templates = templates;
        this.schema = schema;
        this.rows = rows;
        this.tables = tables;
        this.missing = missing;
    }

    void addTo(Router router) {
        router.addOpen("GET", Links.OBJECT, request -> {
            String name = request.variable("object");
            return schema.type(name).map(type -> list(request, type)).orElseGet(() -> missing.object(name));
        });
    }

    private Response list(Request request, SObjectType type) {
        ListQuery query = ListQuery.of(type, request);
        try {
            return page(200, query, found(query), null);
        } catch (ApiException e) {
            return page(e.status(), query, null, e.errors().get(0));
        }
    }

    private Found found(ListQuery query) {
        List<Map<String, Object>> records = rows.select(query.soql());
        int total = rows.count(query.countSoql());
        boolean more = !records.isEmpty() && query.hasNext(total);
        return new Found(tables.of(query.type(), records), query.range(records.size(), total),
                query.after() == null ? null : query.address(),
                more ? query.addressBehind(records.get(records.size() - 1)) : null);
    }

    private Response page(int status, ListQuery query, Found found, ApiError error) {
        SObjectType type = query.type();
        return templates.page(status, "object", new Model(Frame.of(type.labelPlural(), Link.HOME), type.name(),
                type.name() + ", ids begin with " + type.keyPrefix(), form(query), query.soql(), found, error));
    }

    private static Form form(ListQuery query) {
        SObjectType type = query.type();
        String searched = Fields.searched(type).stream().map(Field::name).collect(Collectors.joining(" or "));
        List<Option> orders = Arrays.stream(Order.values())
                .map(order -> new Option(order.parameter(), order.label(), order == query.order())).toList();
        return new Form(Links.object(type), query.text(), searched, query.where(), orders,
                query.filtered() ? Links.object(type) : null);
    }
}
