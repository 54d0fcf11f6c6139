package io.mailroutes.localorg.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;

/** {@code /recent}: the records that the user has last looked at or written. */
public final class RecentResource {

    private static final int MOST = 200;

    private final Records records;

    public RecentResource(Records records) {
        this.records = records;
    }

    public void addTo(Router router) {
        router.addApi("GET", "/recent", request -> Response.ok(items(request, item -> true)));
    }

    /** @param wanted tells of an object and an id whether they are to be among them */
    List<Map<String, Object>> items(Request request, Predicate<Map.Entry<String, String>> wanted) {
        int most = request.parameter("limit").map(Integer::parseInt).orElse(MOST);
        return records.recent().latest().stream().filter(wanted).map(item -> item(request, item))
                .flatMap(Optional::stream).limit(most).toList();
    }

    private Optional<Map<String, Object>> item(Request request, Map.Entry<String, String> touched) {
        SObjectType type = records.schema().require(touched.getKey());
        Map<String, Object> row = records.row(type, touched.getValue());
        if (row.isEmpty() || Boolean.TRUE.equals(row.get("IsDeleted"))) {
            return Optional.empty();
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("attributes", Records.attributes(request).apply(type.name(), touched.getValue()));
        item.put("Id", touched.getValue());
        type.nameField().map(Field::name).ifPresent(name -> item.put("Name", row.get(name)));
        return Optional.of(item);
    }
}
