package io.mailroutes.localorg.async;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.dml.Dml;
import io.mailroutes.localorg.dml.Save;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.errors.ApiException;

/** What a job does with its batches. */
enum Operation {

    INSERT("insert"),
    UPDATE("update"),
    UPSERT("upsert"),
    DELETE("delete"),
    HARD_DELETE("hardDelete"),
    QUERY("query"),
    QUERY_ALL("queryAll");

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    static Operation named(Object label) {
        return Arrays.stream(values()).filter(operation -> operation.label.equals(label)).findFirst().orElseThrow(() ->
                ApiException.badRequest("InvalidJob", "Unknown operation: " + label));
    }

    /** As the API writes it. */
    String label() {
        return label;
    }

    boolean reads() {
        return this == QUERY || this == QUERY_ALL;
    }

    /** The field without which no row makes sense, {@code null} where there is none. */
    String neededField(JobOrder order) {
        return switch (this) {
            case UPSERT -> order.key().name();
            case UPDATE, DELETE -> "Id";
            default -> null;
        };
    }

    List<SaveResult> write(Dml dml, JobOrder order, List<Map<String, Object>> rows) {
        return switch (this) {
            case INSERT -> dml.save(Save.insert(order.type(), rows, order.options()));
            case UPDATE -> dml.save(Save.update(order.type(), rows, order.options()));
            case UPSERT -> dml.save(Save.upsert(order.type(), order.key(), rows, order.options()));
            case DELETE -> dml.delete(order.type(), rows.stream().map(row -> String.valueOf(row.get("Id")))
                    .toList(), order.options());
            default -> throw new IllegalStateException(label + " does not write");
        };
    }
}
