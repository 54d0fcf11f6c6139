package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.schema.SObjectType;

/**
 * A contact's account shows up as a direct AccountContactRelation, which Salesforce keeps itself. A relation to the new
 * account that is already there becomes the direct one.
 */
final class ContactRules extends PersonRules {

    private static final String RELATION = "AccountContactRelation";

    @Override
    public void follow(Batch batch, List<Draft> drafts) throws SQLException {
        List<Draft> moved = drafts.stream().filter(draft -> draft.changes("AccountId")).toList();
        if (moved.isEmpty() || batch.schema().type(RELATION).isEmpty()) {
            return;
        }
        SObjectType type = batch.schema().require(RELATION);
        List<Map<String, Object>> existing = batch.rows(type).byField(type.requireField("ContactId"),
                moved.stream().filter(draft -> !draft.isInsert()).map(Draft::id).toList());
        List<Map<String, Object>> fresh = new ArrayList<>();
        List<Map<String, Object>> changed = new ArrayList<>();
        moved.forEach(draft -> relate(batch, draft, existing, fresh, changed));
        batch.writer().insert(type, fresh);
        batch.rows(type).update(changed);
    }

    private static void relate(Batch batch, Draft draft, List<Map<String, Object>> existing,
                               List<Map<String, Object>> fresh, List<Map<String, Object>> changed) {
        Object account = draft.after("AccountId");
        boolean related = false;
        for (Map<String, Object> row : existing) {
            if (!draft.id().equals(row.get("ContactId"))) {
                continue;
            }
            boolean toNewAccount = row.get("AccountId").equals(account);
            related |= toNewAccount;
            if (toNewAccount != Boolean.TRUE.equals(row.get("IsDirect"))) {
                changed.add(toNewAccount ? Map.of("Id", row.get("Id"), "IsDirect", true, "SystemModstamp", batch.now())
                        : Map.of("Id", row.get("Id"), "IsDeleted", true, "SystemModstamp", batch.now()));
            }
        }
        if (account != null && !related) {
            fresh.add(direct(draft));
        }
    }

    private static Map<String, Object> direct(Draft contact) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("AccountId", contact.after("AccountId"));
        row.put("ContactId", contact.id());
        row.put("IsDirect", true);
        row.put("IsActive", true);
        return row;
    }
}
