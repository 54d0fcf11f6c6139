package io.mailroutes.localorg.data;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.ObjectType;
import io.mailroutes.localorg.schema.Schema;

/** Creates, updates, upserts, reads and deletes records by Salesforce's rules, whichever API asks for it. */
public final class Records {

    private final Schema schema;
    private final Database database;
    private final ObjectRules rules;
    private final Map<String, Long> lastNumber = new HashMap<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private String userId = "";

    public Records(Schema schema, Database database) {
        this.schema = schema;
        this.database = database;
        this.rules = new ObjectRules(this, database);
    }

    /** Whose records they are from now on. */
    public void actAs(String newUserId) {
        userId = newUserId;
    }

    /** Takes the user's permission on an object away. */
    public void deny(String object) {
        denied.add(object);
    }

    /** @return the object, unless it does not exist or the user may not see it */
    public ObjectType object(String name) {
        return schema.object(name).filter(object -> !denied.contains(object.name())).orElseThrow(() -> ApiException
                .call(404, "NOT_FOUND", "The requested resource does not exist"));
    }

    /** Creates a record. @return its id */
    public String create(ObjectType object, Map<String, ?> values) {
        Map<String, Object> record = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Field field = writable(object, name, true);
            record.put(field.name(), FieldValues.of(object, field, value));
        });
        setDefaults(object, record);
        rules.beforeSave(object, record, Map.of());
        requireRequired(object, record);
        refuseDuplicates(object, record, "");
        String id = RecordId.of(object.keyPrefix(), next(object));
        record.put("Id", id);
        stamp(record, true);
        insert(object, record);
        rules.afterSave(object, record);
        return id;
    }

    /** Changes fields of a record. */
    public void update(ObjectType object, String id, Map<String, ?> values) {
        Map<String, Object> before = read(object, id);
        Map<String, Object> changes = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Field field = writable(object, name, false);
            changes.put(field.name(), FieldValues.of(object, field, value));
        });
        rules.beforeSave(object, changes, before);
        requireRequired(object, changes, before);
        refuseDuplicates(object, changes, RecordId.to18(id));
        stamp(changes, false);
        List<String> columns = changes.keySet().stream().map(name -> Database.quote(name) + " = ?").toList();
        List<Object> parameters = new ArrayList<>(changes.values());
        parameters.add(RecordId.to18(id));
        database.update("UPDATE " + Database.quote(object.name()) + " SET " + String.join(", ", columns)
                + " WHERE \"Id\" = ?", parameters);
        Map<String, Object> after = new HashMap<>(before);
        after.putAll(changes);
        rules.afterSave(object, after);
    }

    /** @return the ids of the records that have this value in a field that an upsert may go by */
    public List<String> match(ObjectType object, Field key, Object value) {
        return database.query("SELECT \"Id\" FROM " + Database.quote(object.name()) + " WHERE "
                + Database.quote(key.name()) + " = ? AND NOT \"IsDeleted\"", List.of(value)).stream()
                .map(row -> (String) row.get("Id")).toList();
    }

    /** @return all fields of a record */
    public Map<String, Object> read(ObjectType object, String id) {
        if (!RecordId.isWellFormed(id)) {
            throw ApiException.call(404, "NOT_FOUND",
                    "Provided external ID field does not exist or is not accessible: " + id);
        }
        List<Map<String, Object>> rows = database.query("SELECT * FROM " + Database.quote(object.name())
                + " WHERE \"Id\" = ?", List.of(RecordId.to18(id)));
        if (rows.isEmpty()) {
            throw ApiException.call(404, "NOT_FOUND", "The requested resource does not exist");
        }
        if (Boolean.TRUE.equals(rows.get(0).get("IsDeleted"))) {
            throw new ApiException(404, "ENTITY_IS_DELETED", "entity is deleted", List.of());
        }
        return rows.get(0);
    }

    /** Whether a record is there and not deleted. */
    public boolean exists(String id) {
        Optional<ObjectType> object = schema.ofId(id);
        return object.isPresent() && !database.query("SELECT 1 FROM " + Database.quote(object.get().name())
                + " WHERE \"Id\" = ? AND NOT \"IsDeleted\"", List.of(RecordId.to18(id))).isEmpty();
    }

    /** Puts a record into the recycle bin. */
    public void delete(ObjectType object, String id) {
        read(object, id);
        database.update("UPDATE " + Database.quote(object.name()) + " SET \"IsDeleted\" = TRUE WHERE \"Id\" = ?",
                List.of(RecordId.to18(id)));
    }

    Schema schema() {
        return schema;
    }

    private Field writable(ObjectType object, String name, boolean creating) {
        Field field = object.field(name).orElseThrow(() -> new ApiException(400, "INVALID_FIELD", "No such column '"
                + name + "' on sobject of type " + object.name(), null));
        if (!(creating ? field.createable() : field.updateable())) {
            throw ApiException.record("INVALID_FIELD_FOR_INSERT_UPDATE", "Unable to create/update fields: "
                    + field.name() + ". Please check the security settings of this field and verify that it is "
                    + "read/write for your profile or permission set.", field.name());
        }
        return field;
    }

    private void setDefaults(ObjectType object, Map<String, Object> record) {
        for (Field field : object.fields()) {
            if (record.get(field.name()) != null || "Id".equals(field.name())) {
                continue;
            }
            if (!field.defaultValue().isEmpty()) {
                record.put(field.name(), field.defaultValue());
            } else if ("boolean".equals(field.type())) {
                record.put(field.name(), "IsActive".equals(field.name()));
            } else if ("OwnerId".equals(field.name())) {
                record.put(field.name(), userId);
            }
        }
    }

    private static void requireRequired(ObjectType object, Map<String, Object> record) {
        requireRequired(object, record, null);
    }

    private static void requireRequired(ObjectType object, Map<String, Object> record, Map<String, Object> before) {
        Set<String> missing = new TreeSet<>();
        for (Field field : object.fields()) {
            boolean looked = before == null || record.containsKey(field.name());
            if (looked && field.is("required") && !field.is("readonly") && record.get(field.name()) == null) {
                missing.add(field.name());
            }
        }
        if (!missing.isEmpty()) {
            throw ApiException.record("REQUIRED_FIELD_MISSING", "Required fields are missing: " + missing,
                    missing.toArray(String[]::new));
        }
    }

    private void refuseDuplicates(ObjectType object, Map<String, Object> record, String ownId) {
        for (Field field : object.fields()) {
            Object value = record.get(field.name());
            if (field.is("unique") && value != null) {
                match(object, field, value).stream().filter(id -> !id.equals(ownId)).findFirst().ifPresent(id -> {
                    throw ApiException.record("DUPLICATE_VALUE", "duplicate value found: " + field.name()
                            + " duplicates value on record with id: " + id.substring(0, 15), field.name());
                });
            }
        }
    }

    private void stamp(Map<String, Object> record, boolean creating) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        if (creating) {
            record.put("CreatedDate", now);
            record.put("CreatedById", userId);
        }
        record.put("LastModifiedDate", now);
        record.put("LastModifiedById", userId);
        record.put("SystemModstamp", now);
    }

    private void insert(ObjectType object, Map<String, Object> record) {
        List<String> columns = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Field field : object.fields()) {
            columns.add(Database.quote(field.name()));
            values.add(record.get(field.name()));
        }
        database.update("INSERT INTO " + Database.quote(object.name()) + " (" + String.join(", ", columns)
                + ") VALUES (?" + ", ?".repeat(columns.size() - 1) + ")", values);
    }

    private synchronized long next(ObjectType object) {
        return lastNumber.merge(object.name(), 1L, (last, one) -> last + one) + countAtStart(object);
    }

    private final Map<String, Long> countsAtStart = new HashMap<>();

    private long countAtStart(ObjectType object) {
        return countsAtStart.computeIfAbsent(object.name(), name -> (Long) database.query(
                "SELECT COUNT(*) AS n FROM " + Database.quote(name), List.of()).get(0).get("N"));
    }
}
