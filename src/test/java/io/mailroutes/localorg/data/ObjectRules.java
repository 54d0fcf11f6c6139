package io.mailroutes.localorg.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.ObjectType;

/** What Salesforce does by itself when records of the standard objects are saved. */
final class ObjectRules {

    private final Records records;
    private final Database database;

    ObjectRules(Records records, Database database) {
        this.records = records;
        this.database = database;
    }

    /** Checks references, and sets what Salesforce derives. @param before the stored record; empty for a new one */
    void beforeSave(ObjectType object, Map<String, Object> changes, Map<String, Object> before) {
        checkReferences(object, changes);
        Map<String, Object> all = new HashMap<>(before);
        all.putAll(changes);
        switch (object.name()) {
            case "Contact", "Lead", "User" -> changes.put("Name", Stream.of("FirstName", "LastName").map(all::get)
                    .filter(Objects::nonNull).map(String::valueOf).collect(Collectors.joining(" ")));
            case "Task" -> task(changes, all);
            case "Opportunity" -> {
                String stage = String.valueOf(all.get("StageName"));
                changes.put("IsClosed", stage.startsWith("Closed"));
                changes.put("IsWon", "Closed Won".equals(stage));
            }
            case "AccountContactRelation" -> oneRelationEach(all, before);
            default -> { }
        }
    }

    /** Makes the relation between a contact and its own account. */
    void afterSave(ObjectType object, Map<String, Object> record) {
        if ("Contact".equals(object.name()) && record.get("AccountId") != null) {
            relate((String) record.get("Id"), (String) record.get("AccountId"));
        }
    }

    private void checkReferences(ObjectType object, Map<String, Object> changes) {
        for (Map.Entry<String, Object> change : changes.entrySet()) {
            Field field = object.field(change.getKey()).orElseThrow();
            if (field.isReference() && change.getValue() instanceof String id && !id.isEmpty()) {
                checkReference(field, id);
            }
        }
    }

    private void checkReference(Field field, String id) {
        boolean rightType = records.schema().ofId(id).filter(type -> field.referenceTo().contains(type.name()))
                .isPresent();
        if (!rightType) {
            throw ApiException.record("FIELD_INTEGRITY_EXCEPTION", field.label() + ": id value of incorrect type: " + id,
                    field.name());
        }
        if (!records.exists(id)) {
            throw ApiException.record("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
        }
    }

    private void task(Map<String, Object> changes, Map<String, Object> all) {
        String who = (String) all.get("WhoId");
        String what = (String) all.get("WhatId");
        if (who != null && who.startsWith("00Q") && what != null) {
            throw ApiException.record("FIELD_INTEGRITY_EXCEPTION",
                    "You can only relate a lead to a task if the task isn't related to anything else", "WhatId");
        }
        changes.put("AccountId", accountOf(what, who));
        changes.put("IsClosed", "Completed".equals(all.get("Status")));
        changes.put("IsHighPriority", "High".equals(all.get("Priority")));
    }

    private String accountOf(String what, String who) {
        if (what != null && what.startsWith("001")) {
            return what;
        }
        if (what != null && what.startsWith("006")) {
            return (String) one("SELECT \"AccountId\" FROM \"Opportunity\" WHERE \"Id\" = ?", what).get("AccountId");
        }
        return who != null && who.startsWith("003")
                ? (String) one("SELECT \"AccountId\" FROM \"Contact\" WHERE \"Id\" = ?", who).get("AccountId") : null;
    }

    private void oneRelationEach(Map<String, Object> all, Map<String, Object> before) {
        boolean there = before.isEmpty() && !relations(all.get("ContactId"), all.get("AccountId")).isEmpty();
        if (there) {
            throw ApiException.record("DUPLICATE_VALUE", "This contact already has a relationship with this account.");
        }
    }

    private void relate(String contact, String account) {
        List<Map<String, Object>> direct = database.query("SELECT \"Id\", \"AccountId\" FROM \"AccountContactRelation\" "
                + "WHERE \"ContactId\" = ? AND \"IsDirect\" AND NOT \"IsDeleted\"", List.of(contact));
        boolean same = direct.stream().anyMatch(row -> account.equals(row.get("AccountId")));
        if (same) {
            return;
        }
        direct.forEach(row -> database.update("DELETE FROM \"AccountContactRelation\" WHERE \"Id\" = ?",
                List.of(row.get("Id"))));
        List<Map<String, Object>> indirect = relations(contact, account);
        String id = indirect.isEmpty() ? records.create(records.schema().object("AccountContactRelation").orElseThrow(),
                Map.of("ContactId", contact, "AccountId", account)) : (String) indirect.get(0).get("Id");
        database.update("UPDATE \"AccountContactRelation\" SET \"IsDirect\" = TRUE WHERE \"Id\" = ?", List.of(id));
    }

    private List<Map<String, Object>> relations(Object contact, Object account) {
        return contact == null || account == null ? List.of() : database.query("SELECT \"Id\" FROM "
                + "\"AccountContactRelation\" WHERE \"ContactId\" = ? AND \"AccountId\" = ? AND NOT \"IsDeleted\"",
                List.of(contact, account));
    }

    private Map<String, Object> one(String sql, String id) {
        return database.query(sql, List.of(id)).get(0);
    }
}
