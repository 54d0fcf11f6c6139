package io.mailroutes.localorg.dml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.mailroutes.localorg.errors.ApiError;

/** One record on its way into the database: what the client sent, what it means, and what is wrong with it. */
final class Draft {

    private final Map<String, Object> sent;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<ApiError> errors = new ArrayList<>();
    private Map<String, Object> before = Map.of();
    private String id;
    private boolean insert;

    Draft(Map<String, Object> sent) {
        this.sent = sent;
    }

    /** The record as sent: names as the client wrote them, values not yet converted. */
    Map<String, Object> sent() {
        return sent;
    }

    /** What the client sent for a field, whatever the case of its name. */
    Object sent(String field) {
        Object exact = sent.get(field);
        return exact != null ? exact : sent.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(field) && entry.getValue() != null)
                .map(Map.Entry::getValue).findFirst().orElse(null);
    }

    String id() {
        return id;
    }

    void becomesInsert() {
        insert = true;
    }

    void becomesUpdateOf(String existing) {
        id = existing;
    }

    void id(String given) {
        id = given;
    }

    boolean isInsert() {
        return insert;
    }

    /** The row as it stands in the database. */
    void before(Map<String, Object> row) {
        before = row;
    }

    Object before(String field) {
        return before.get(field);
    }

    /** Values that this save writes. */
    Map<String, Object> values() {
        return values;
    }

    void set(String field, Object value) {
        values.put(field, value);
    }

    void setIfAbsent(String field, Object value) {
        values.putIfAbsent(field, value);
    }

    /** The value that the record will have when this save is done. */
    Object after(String field) {
        return values.containsKey(field) ? values.get(field) : before.get(field);
    }

    boolean changes(String field) {
        return values.containsKey(field) && !Objects.equals(values.get(field), before.get(field));
    }

    void refuse(ApiError error) {
        errors.add(error);
    }

    boolean refused() {
        return !errors.isEmpty();
    }

    SaveResult result() {
        return refused() ? SaveResult.refused(id, errors) : SaveResult.saved(id, insert);
    }
}
