package io.mailroutes.localorg.dml;

import java.util.List;
import java.util.regex.Pattern;

import io.mailroutes.localorg.data.IdSequences;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.FieldType;
import io.mailroutes.localorg.schema.RecordId;

/** Gives new records their id and defaults, and every record its stamps. */
final class Defaults implements Step {

    private static final Pattern ZEROS = Pattern.compile("\\{(0+)}");

    private final IdSequences ids;

    Defaults(IdSequences ids) {
        this.ids = ids;
    }

    @Override
    public void run(Batch batch) {
        String user = batch.save().options().userId();
        List<Field> defaulted = batch.type().fields().stream().filter(field -> field.defaultValue() != null).toList();
        batch.inserts().forEach(draft -> {
            draft.id(ids.next(batch.type()));
            draft.set("Id", draft.id());
            draft.set("CreatedDate", batch.now());
            draft.set("CreatedById", user);
            defaulted.forEach(field -> applyDefault(draft, field, user));
        });
        batch.good().forEach(draft -> stamp(batch, draft, user));
    }

    private static void stamp(Batch batch, Draft draft, String user) {
        draft.set("Id", draft.id());
        draft.set("LastModifiedDate", batch.now());
        draft.set("LastModifiedById", user);
        draft.set("SystemModstamp", batch.now());
    }

    /** A boolean or an owner cannot be empty even when the client says so; other fields stay as it wants them. */
    private static void applyDefault(Draft draft, Field field, String user) {
        boolean given = draft.values().containsKey(field.name());
        if (!given || draft.values().get(field.name()) == null && !field.nillable()) {
            draft.set(field.name(), valueOf(field, user, draft.id()));
        }
    }

    private static Object valueOf(Field field, String user, String id) {
        if (Field.DEFAULT_IS_THE_USER.equals(field.defaultValue())) {
            return user;
        }
        if (Field.DEFAULT_IS_THE_ID.equals(field.defaultValue())) {
            return id;
        }
        if (field.defaultValue().startsWith(Field.DEFAULT_IS_A_NUMBER)) {
            return numbered(field.defaultValue().substring(Field.DEFAULT_IS_A_NUMBER.length()), RecordId.number(id));
        }
        if (field.type() == FieldType.BOOLEAN) {
            return Boolean.valueOf(field.defaultValue());
        }
        return field.type().isNumber() ? number(field) : field.defaultValue();
    }

    /** Fills the number into a form like {@code LOG-{0000}}, with as many digits as it has zeros, or more. */
    private static String numbered(String form, long number) {
        return ZEROS.matcher(form).replaceFirst(zeros -> ("%0" + zeros.group(1).length() + "d").formatted(number));
    }

    private static Object number(Field field) {
        double value = Double.parseDouble(field.defaultValue());
        return field.type() == FieldType.INT ? (Object) (int) value : (Object) value;
    }
}
