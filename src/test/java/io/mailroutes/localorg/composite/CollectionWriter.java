package io.mailroutes.localorg.composite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.mailroutes.localorg.data.RollBackException;
import io.mailroutes.localorg.dml.Save;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.rest.Records;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.SObjectType;

/** Writes records of several objects: in runs of neighbours of one object, but all or none where that is asked. */
final class CollectionWriter {

    private static final int MOST_RUNS = 10;
    private static final ApiError ROLLED_BACK = ApiError.ofRecord("ALL_OR_NONE_OPERATION_ROLLED_BACK",
            "Record rolled back because not all records were valid and the request was using AllOrNone header");

    /** Neighbours of one object; an id that names none is a run of its own. */
    private record Run(SObjectType type, List<Map<String, Object>> rows) {
    }

    private final Records records;

    CollectionWriter(Records records) {
        this.records = records;
    }

    List<SaveResult> write(Save.Operation operation, Field key, List<Map<String, Object>> rows, Save.Options options) {
        List<Run> runs = new ArrayList<>();
        rows.forEach(row -> add(runs, type(row), row));
        if (runs.size() > MOST_RUNS) {
            throw ApiException.badRequest("LIMIT_EXCEEDED",
                    "Cannot have more than " + MOST_RUNS + " chunks in a single operation. Please rearrange the data to reduce "
                            + "chunking.");
        }
        return transact(options, results -> runs.forEach(run ->
                results.addAll(records.dml().save(new Save(run.type(), operation, key, run.rows(), options)))));
    }

    List<SaveResult> delete(List<String> ids, Save.Options options) {
        List<Run> runs = new ArrayList<>();
        ids.forEach(id -> add(runs, RecordId.normalize(id).flatMap(records.schema()::typeOfId).orElse(null), Map.of("Id", id)));
        return transact(options, results -> runs.forEach(run -> results.addAll(delete(run, options))));
    }

    private List<SaveResult> delete(Run run, Save.Options options) {
        List<String> ids = run.rows().stream().map(row -> (String) row.get("Id")).toList();
        return run.type() != null ? records.dml().delete(run.type(), ids, options)
                : ids.stream().map(id -> SaveResult.refused(id, List.of(
                        ApiError.ofRecord("MALFORMED_ID", "malformed id " + id)))).toList();
    }

    private SObjectType type(Map<String, Object> row) {
        Object name = Input.object(row.get("attributes")).get("type");
        return Optional.ofNullable(name).map(String::valueOf).flatMap(records.schema()::type)
                .orElseThrow(() -> ApiException.badRequest("INVALID_TYPE", "sObject type '" + name
                        + "' is not supported. Every record needs attributes with a type."));
    }

    private static void add(List<Run> runs, SObjectType type, Map<String, Object> row) {
        if (runs.isEmpty() || runs.get(runs.size() - 1).type() != type) {
            runs.add(new Run(type, new ArrayList<>()));
        }
        runs.get(runs.size() - 1).rows().add(row);
    }

    private List<SaveResult> transact(Save.Options options, Consumer<List<SaveResult>> work) {
        List<SaveResult> results = new ArrayList<>();
        try {
            return records.database().write(connection -> {
                work.accept(results);
                if (options.allOrNone() && !results.stream().allMatch(SaveResult::success)) {
                    throw new RollBackException();
                }
                return results;
            });
        } catch (RollBackException e) {
            // Thrown just above: the results say which rows were refused, the others share their fate.
            return results.stream().map(result -> !result.success() ? result
                    : SaveResult.refused(result.created() ? null : result.id(), List.of(ROLLED_BACK))).toList();
        }
    }
}
