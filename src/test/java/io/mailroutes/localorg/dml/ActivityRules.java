package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.List;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.schema.RecordId;

/** What tasks and events have in common. */
abstract class ActivityRules implements ObjectRules {

    @Override
    public void check(Batch batch, List<Draft> drafts) throws SQLException {
        String leads = batch.schema().require("Lead").keyPrefix();
        for (Draft draft : drafts) {
            String who = (String) draft.after("WhoId");
            if (who != null && RecordId.prefix(who).equals(leads) && draft.after("WhatId") != null) {
                draft.refuse(ApiError.ofRecord("FIELD_INTEGRITY_EXCEPTION",
                        "Related To ID: cannot be specified together with a lead in Name ID", "WhatId"));
            }
        }
    }

    @Override
    public void derive(Batch batch, List<Draft> drafts) throws SQLException {
        ActivityAccounts.derive(batch, drafts);
        drafts.forEach(draft -> derive(batch, draft));
    }

    abstract void derive(Batch batch, Draft draft);
}
