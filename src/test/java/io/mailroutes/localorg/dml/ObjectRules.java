package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What Salesforce does for one object beyond what its describe tells. */
interface ObjectRules {

    Map<String, ObjectRules> BY_OBJECT = Map.of(
            "AccountContactRelation", new AccountContactRelationRules(),
            "CampaignMember", new CampaignMemberRules(),
            "Contact", new ContactRules(),
            "EmailMessage", new EmailMessageRules(),
            "EmailMessageRelation", new EmailMessageRelationRules(),
            "Event", new EventRules(),
            "Lead", new PersonRules(),
            "Opportunity", new OpportunityRules(),
            "Task", new TaskRules(),
            "User", new PersonRules());

    /** The rules of an object; most have none. */
    static ObjectRules of(String object) {
        return BY_OBJECT.getOrDefault(object, new ObjectRules() { });
    }

    /** Refuses what this object does not allow. */
    default void check(Batch batch, List<Draft> drafts) throws SQLException {
    }

    /** Sets the fields that Salesforce works out itself. */
    default void derive(Batch batch, List<Draft> drafts) throws SQLException {
    }

    /** Writes what follows from these records having been written. */
    default void follow(Batch batch, List<Draft> drafts) throws SQLException {
    }

}
