package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.SObjectType;

/** The account of a task or event: that of what it is about, else that of the contact it is with. */
final class ActivityAccounts {

    private final Map<String, Object> accounts = new HashMap<>();
    private final String accountPrefix;

    private ActivityAccounts(String accountPrefix) {
        this.accountPrefix = accountPrefix;
    }

    static void derive(Batch batch, List<Draft> drafts) throws SQLException {
        List<Draft> moved = drafts.stream().filter(draft -> draft.changes("WhoId") || draft.changes("WhatId")).toList();
        ActivityAccounts accounts = new ActivityAccounts(batch.schema().require("Account").keyPrefix());
        accounts.load(batch, "Contact", moved, "WhoId");
        accounts.load(batch, "Opportunity", moved, "WhatId");
        for (Draft draft : moved) {
            draft.set("AccountId", accounts.of(draft));
            draft.set("WhoCount", draft.after("WhoId") == null ? 0 : 1);
            draft.set("WhatCount", draft.after("WhatId") == null ? 0 : 1);
        }
    }

    private void load(Batch batch, String object, List<Draft> drafts, String reference) throws SQLException {
        SObjectType type = batch.schema().require(object);
        Set<String> ids = new HashSet<>();
        drafts.stream().map(draft -> (String) draft.after(reference))
                .filter(id -> id != null && RecordId.prefix(id).equals(type.keyPrefix())).forEach(ids::add);
        batch.rows(type).byId(ids).forEach((id, row) -> accounts.put(id, row.get("AccountId")));
    }

    private Object of(Draft draft) {
        String what = (String) draft.after("WhatId");
        if (what != null && RecordId.prefix(what).equals(accountPrefix)) {
            return what;
        }
        return accounts.containsKey(what) ? accounts.get(what) : accounts.get((String) draft.after("WhoId"));
    }
}
