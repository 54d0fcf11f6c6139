package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.mailroutes.localorg.errors.ApiError;

/** A member of a campaign is one contact or one lead, once. */
final class CampaignMemberRules implements ObjectRules {

    @Override
    public void check(Batch batch, List<Draft> drafts) throws SQLException {
        List<Draft> fresh = drafts.stream().filter(Draft::isInsert).toList();
        Set<String> members = new HashSet<>();
        batch.rows(batch.type())
                .byField(batch.type().requireField("CampaignId"), fresh.stream().map(d -> d.after("CampaignId")).toList())
                .forEach(row -> members.add(member(row)));
        for (Draft draft : fresh) {
            if (draft.after("ContactId") == null && draft.after("LeadId") == null) {
                draft.refuse(ApiError.ofRecord("REQUIRED_FIELD_MISSING",
                        "Required fields are missing: [ContactId or LeadId]", "ContactId", "LeadId"));
            } else if (!members.add(member(draft.values()))) {
                draft.refuse(ApiError.ofRecord("DUPLICATE_VALUE", "Already a campaign member."));
            }
        }
    }

    private static String member(Map<String, Object> row) {
        Object person = Objects.requireNonNullElse(row.get("ContactId"), row.getOrDefault("LeadId", ""));
        return row.get("CampaignId") + "/" + person;
    }

    @Override
    public void derive(Batch batch, List<Draft> drafts) {
        drafts.stream().filter(draft -> draft.changes("Status")).forEach(draft -> {
            boolean responded = "Responded".equalsIgnoreCase((String) draft.after("Status"));
            draft.set("HasResponded", responded);
            if (responded && draft.after("FirstRespondedDate") == null) {
                draft.set("FirstRespondedDate", batch.now().toLocalDate());
            }
        });
    }
}
