package io.mailroutes.localorg.async;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.schema.FieldType;
import io.mailroutes.localorg.soql.OutputColumn;

/** Points in time as the JSON of this API has them, unlike all others: milliseconds since 1970. */
final class Milliseconds {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private Milliseconds() {
    }

    static void replaceTimes(Map<String, Object> record, List<OutputColumn> columns) {
        columns.stream().filter(column -> column.type() == FieldType.DATETIME)
                .forEach(column -> replace(record, column.name()));
    }

    @SuppressWarnings("unchecked")
    private static void replace(Map<String, Object> record, String path) {
        String[] steps = path.split("\\.", 2);
        if (steps.length == 1) {
            record.computeIfPresent(path, (name, text) ->
                    OffsetDateTime.parse(text.toString(), TIME).toInstant().toEpochMilli());
        } else if (record.get(steps[0]) instanceof Map<?, ?> parent) {
            replace((Map<String, Object>) parent, steps[1]);
        }
    }
}
