package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.mailroutes.localorg.errors.ApiError;

/** A contact is related to an account once. */
final class AccountContactRelationRules implements ObjectRules {

    @Override
    public void check(Batch batch, List<Draft> drafts) throws SQLException {
        List<Draft> fresh = drafts.stream().filter(Draft::isInsert).toList();
        Set<List<Object>> pairs = new HashSet<>();
        batch.rows(batch.type())
                .byField(batch.type().requireField("ContactId"), fresh.stream().map(d -> d.after("ContactId")).toList())
                .forEach(row -> pairs.add(List.of(row.get("ContactId"), row.get("AccountId"))));
        for (Draft draft : fresh) {
            if (!pairs.add(List.of(draft.after("ContactId"), draft.after("AccountId")))) {
                draft.refuse(ApiError.ofRecord("DUPLICATE_VALUE",
                        "This contact already has a relationship with this account."));
            }
        }
    }
}
