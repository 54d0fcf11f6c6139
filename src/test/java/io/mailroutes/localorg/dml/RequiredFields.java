package io.mailroutes.localorg.dml;

import java.util.List;
import java.util.stream.Stream;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.schema.Field;

/** A new record needs every required field; of one that exists none may be emptied. */
final class RequiredFields implements Step {

    @Override
    public void run(Batch batch) {
        List<Field> required = batch.type().fields().stream().filter(Field::requiredOnCreate).toList();
        for (Draft draft : batch.good()) {
            Stream<Field> asked = required.stream()
                    .filter(field -> draft.isInsert() || draft.values().containsKey(field.name()));
            List<String> missing = asked.map(Field::name).filter(name -> draft.values().get(name) == null).toList();
            if (!missing.isEmpty()) {
                draft.refuse(ApiError.ofRecord("REQUIRED_FIELD_MISSING", "Required fields are missing: " + missing,
                        missing.toArray(String[]::new)));
            }
        }
    }
}
