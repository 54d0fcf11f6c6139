package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.schema.SObjectType;

/** Somebody who sent or got a message: a record, whose object and address the org fills in, or an address alone. */
final class EmailMessageRelationRules implements ObjectRules {

    @Override
    public void check(Batch batch, List<Draft> drafts) {
        drafts.stream().filter(draft -> draft.after("RelationId") == null && draft.after("RelationAddress") == null)
                .forEach(draft -> draft.refuse(ApiError.ofRecord("REQUIRED_FIELD_MISSING",
                        "Required fields are missing: [RelationId or RelationAddress]", "RelationId",
                        "RelationAddress")));
    }

    @Override
    public void derive(Batch batch, List<Draft> drafts) throws SQLException {
        for (Draft draft : drafts) {
            String person = (String) draft.after("RelationId");
            Optional<SObjectType> type = Optional.ofNullable(person).flatMap(batch.schema()::typeOfId);
            draft.set("RelationObjectType", type.map(SObjectType::name).orElse(null));
            if (type.isPresent() && draft.after("RelationAddress") == null) {
                draft.set("RelationAddress", batch.rows(type.get()).byId(List.of(person)).get(person).get("Email"));
            }
        }
    }
}
