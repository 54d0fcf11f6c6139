package io.mailroutes.localorg.dml;

import java.util.List;
import java.util.Set;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.schema.Field;

/**
 * A message that is no draft stays as it was written, but for whether it is visible outside and for custom fields; a
 * new one may become a read one. Its activity is given only by who keeps it with a case. The codes are Salesforce's,
 * the words are not confirmed.
 */
final class EmailMessageRules implements ObjectRules {

    private static final String NEW = "0";
    private static final String READ = "1";
    private static final String DRAFT = "5";
    private static final Set<String> CHANGEABLE = Set.of("IsExternallyVisible");

    @Override
    public void check(Batch batch, List<Draft> drafts) {
        for (Draft draft : drafts) {
            if (draft.isInsert() && draft.after("ActivityId") != null && draft.after("ParentId") == null) {
                draft.refuse(ApiError.ofRecord("INSUFFICIENT_ACCESS_OR_READONLY",
                        "insufficient access rights on object id", "ActivityId"));
            }
            if (!draft.isInsert() && !DRAFT.equals(draft.before("Status"))) {
                refuseChanges(batch, draft);
            }
        }
    }

    private static void refuseChanges(Batch batch, Draft draft) {
        List<String> fixed = draft.values().keySet().stream()
                .filter(name -> !isChangeable(batch.type().requireField(name), draft)).toList();
        if (!fixed.isEmpty()) {
            draft.refuse(ApiError.ofRecord("INSUFFICIENT_ACCESS_OR_READONLY",
                    "Only a draft can be changed: " + String.join(", ", fixed), fixed.toArray(String[]::new)));
        }
    }

    private static boolean isChangeable(Field field, Draft draft) {
        return field.custom() || CHANGEABLE.contains(field.name()) || field.name().equals("Status")
                && NEW.equals(draft.before("Status")) && READ.equals(draft.after("Status"));
    }
}
