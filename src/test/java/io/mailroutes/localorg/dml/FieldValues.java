package io.mailroutes.localorg.dml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;

/** Holds each field that was sent to the object's describe, and its value to the field's type. */
final class FieldValues implements Step {

    /** In a CSV an empty value leaves a field alone; this one empties it. */
    private static final String CSV_NULL = "#N/A";
    private static final Set<String> NO_FIELDS = Set.of("attributes", "id");

    @Override
    public void run(Batch batch) {
        SObjectType type = batch.type();
        Map<String, Optional<Field>> fields = new HashMap<>();
        ValueReader reader = new ValueReader(batch.save().options().fromCsv());
        for (Draft draft : batch.good()) {
            draft.sent().forEach((name, value) -> {
                if (isFieldOf(name, value)) {
                    Optional<Field> field = fields.computeIfAbsent(name, type::field);
                    field.ifPresentOrElse(known -> take(batch, draft, known, value, reader),
                            () -> draft.refuse(noSuchColumn(type, name)));
                }
            });
        }
    }

    private static boolean isFieldOf(String name, Object value) {
        return !(value instanceof Map) && !NO_FIELDS.contains(name.toLowerCase(Locale.ROOT));
    }

    static ApiError noSuchColumn(SObjectType type, String name) {
        return new ApiError("INVALID_FIELD", "No such column '" + name + "' on sobject of type " + type.name());
    }

    private static void take(Batch batch, Draft draft, Field field, Object sent, ValueReader reader) {
        boolean fromCsv = batch.save().options().fromCsv();
        boolean isKeyOfUpdate = field == batch.save().key() && !draft.isInsert();
        if (isKeyOfUpdate || fromCsv && "".equals(sent)) {
            return;
        }
        if (!(draft.isInsert() ? field.createable() : field.updateable())) {
            draft.refuse(notWriteable(field));
            return;
        }
        try {
            boolean empty = sent == null || fromCsv && CSV_NULL.equals(sent);
            draft.set(field.name(), empty ? null : reader.read(field, sent));
        } catch (RefusedValueException e) {
            draft.refuse(e.error());
        }
    }

    private static ApiError notWriteable(Field field) {
        return ApiError.ofRecord("INVALID_FIELD_FOR_INSERT_UPDATE", "Unable to create/update fields: " + field.name()
                + ". Please check the security settings of this field and verify that it is read/write for your profile"
                + " or permission set.", field.name());
    }
}
