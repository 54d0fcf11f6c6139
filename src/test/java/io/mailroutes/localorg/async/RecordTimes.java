package io.mailroutes.localorg.async;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.mailroutes.localorg.schema.FieldType;
import io.mailroutes.localorg.soql.OutputColumn;

/** Writes the points in time of a record, which come as in all other JSON, as this API does. */
final class RecordTimes {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private RecordTimes() {
    }

    static void replace(Map<String, Object> record, List<OutputColumn> columns, Function<OffsetDateTime, Object> form) {
        columns.stream().filter(column -> column.type() == FieldType.DATETIME)
                .forEach(column -> replace(record, column.name(), form));
    }

    @SuppressWarnings("unchecked")
    private static void replace(Map<String, Object> record, String path, Function<OffsetDateTime, Object> form) {
        String[] steps = path.split("\\.", 2);
        if (steps.length == 1) {
            record.computeIfPresent(path, (name, text) -> form.apply(OffsetDateTime.parse(text.toString(), TIME)));
        } else if (record.get(steps[0]) instanceof Map<?, ?> parent) {
            replace((Map<String, Object>) parent, steps[1], form);
        }
    }
}
