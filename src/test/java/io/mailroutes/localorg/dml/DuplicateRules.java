package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.schema.Field;

/** Rules that stop a record which looks like one that is there already. None is on until it is switched on. */
public final class DuplicateRules implements Step {

    private final Map<String, String> matchingFields = new ConcurrentHashMap<>();

    /** Switches a rule on: two records of the object match when they have the same value in the field. */
    public void enable(String object, String matchingField) {
        matchingFields.put(object, matchingField);
    }

    public void disable(String object) {
        matchingFields.remove(object);
    }

    @Override
    public void run(Batch batch) throws SQLException {
        String name = matchingFields.get(batch.type().name());
        if (name == null || batch.save().options().allowDuplicates()) {
            return;
        }
        Field field = batch.type().requireField(name);
        List<Draft> changed = batch.good().stream()
                .filter(draft -> draft.changes(name) && draft.after(name) != null).toList();
        Map<String, List<String>> matches = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        batch.rows(batch.type()).keys(field, changed.stream().map(draft -> draft.after(name)).toList())
                .forEach(row -> matches.computeIfAbsent(row.getValue().toString(), v -> new ArrayList<>()).add(row.getKey()));
        for (Draft draft : changed) {
            List<String> others = matches.getOrDefault(draft.after(name).toString(), List.of()).stream()
                    .filter(id -> !id.equals(draft.id())).toList();
            if (!others.isEmpty()) {
                draft.refuse(detected(batch.type().name(), others));
            }
        }
    }

    /** The misspelt name of the extra object is Salesforce's own. */
    private static ApiError detected(String object, List<String> ids) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("allowSave", true);
        result.put("duplicateRule", "Standard_" + object + "_Duplicate_Rule");
        result.put("duplicateRuleEntityType", object);
        result.put("errorMessage", "Use one of these records?");
        result.put("matchResults", List.of(matchResult(object, ids)));
        return new ApiError("DUPLICATES_DETECTED", "Use one of these records?", List.of(), Map.of("duplicateResut", result));
    }

    private static Map<String, Object> matchResult(String object, List<String> ids) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("entityType", object);
        result.put("errors", List.of());
        result.put("matchEngine", "ExactMatchEngine");
        result.put("matchRecords", ids.stream().map(id -> matchRecord(object, id)).toList());
        result.put("rule", "Standard_" + object + "_Match_Rule");
        result.put("size", ids.size());
        result.put("success", true);
        return result;
    }

    private static Map<String, Object> matchRecord(String object, String id) {
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("additionalInformation", List.of());
        match.put("fieldDiffs", List.of());
        match.put("matchConfidence", 100.0);
        match.put("record", Map.of("attributes", Map.of("type", object), "Id", id));
        return match;
    }
}
