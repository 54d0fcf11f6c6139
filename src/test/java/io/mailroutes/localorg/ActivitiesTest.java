package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events, messages and tasks: what the org works out of what it is given, and what it refuses. */
class ActivitiesTest {

    private final LocalOrg org = LocalOrg.builder().start();

    @AfterEach
    void stop() {
        org.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "EndDateTime=2026-03-01T11:30:00Z | 90 | 2026-03-01T11:30:00.000+0000",
        "DurationInMinutes=90 | 90 | 2026-03-01T11:30:00.000+0000",
        "DurationInMinutes=90;EndDateTime=2026-03-01T11:30:00Z | 90 | 2026-03-01T11:30:00.000+0000",
        "IsAllDayEvent=true | 1440 | 2026-03-01T00:00:00.000+0000",
        "IsAllDayEvent=true;ActivityDate=2026-03-01 | 1440 | 2026-03-01T00:00:00.000+0000",
        "IsAllDayEvent=true;EndDateTime=2026-03-03T00:00:00Z | 4320 | 2026-03-03T00:00:00.000+0000",
        "IsAllDayEvent=true;DurationInMinutes=2880 | 2880 | 2026-03-02T00:00:00.000+0000"})
    void workOutHowLongAnEventIs(String fields, int minutes, String end) {
        assertThat(event(insertEvent(fields))).containsEntry("DurationInMinutes", minutes)
                .containsEntry("EndDateTime", end).containsEntry("ActivityDate", "2026-03-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Subject=No end | REQUIRED_FIELD_MISSING",
        "EndDateTime=2026-03-01T09:00:00Z | FIELD_INTEGRITY_EXCEPTION",
        "DurationInMinutes=20161 | FIELD_INTEGRITY_EXCEPTION",
        "DurationInMinutes=60;EndDateTime=2026-03-01T11:30:00Z | FIELD_INTEGRITY_EXCEPTION",
        "IsAllDayEvent=true;ActivityDate=2026-03-02 | FIELD_INTEGRITY_EXCEPTION"})
    void refuseAnEventThatCannotBe(String fields, String code) {
        assertThatThrownBy(() -> insertEvent(fields)).hasMessageContaining(code);
    }

    @Test
    void takeTheDateOfAnEventOfAllDay() {
        String id = org.insert("Event", Map.of("Subject", "Fair", "IsAllDayEvent", true, "ActivityDate", "2026-03-01"));

        assertThat(event(id)).containsEntry("StartDateTime", "2026-03-01T00:00:00.000+0000")
                .containsEntry("ActivityDateTime", null);
    }

    @Test
    void refuseAnEventWithoutStart() {
        assertThatThrownBy(() -> org.insert("Event", Map.of("Subject", "x", "DurationInMinutes", 5)))
                .hasMessageContaining("[ActivityDateTime]");
    }

    @Test
    void moveAnEvent() {
        String id = insertEvent("DurationInMinutes=60");

        org.update(id, Map.of("StartDateTime", "2026-03-05T10:00:00Z", "EndDateTime", "2026-03-05T10:30:00Z"));

        assertThat(event(id)).containsEntry("DurationInMinutes", 30).containsEntry("ActivityDate", "2026-03-05");
    }

    @Test
    void belongToTheAccountOfTheirOpportunity() {
        String acme = org.insert("Account", Map.of("Name", "Acme"));
        String other = org.insert("Account", Map.of("Name", "Other"));
        String ann = org.insert("Contact", Map.of("LastName", "Ann", "AccountId", other));
        String deal = opportunity("Deal", Map.of("AccountId", acme));
        String orphan = opportunity("Orphan", Map.of());

        assertThat(accountOfTask(Map.of("WhoId", ann, "WhatId", deal))).isEqualTo(acme);
        assertThat(accountOfTask(Map.of("WhoId", ann, "WhatId", orphan))).isNull();
        assertThat(accountOfTask(Map.of("WhoId", ann))).isEqualTo(other);
    }

    @Test
    void keepAMessageAsItWasWritten() {
        Map<String, Object> fields = new HashMap<>(Map.of("FromAddress", "ann@acme.com", "FromName", "Ann", "ToAddress",
                "me@corp.com; you@corp.com", "CcAddress", "c@corp.com", "ThreadIdentifier", "<0@acme.com>"));
        fields.putAll(Map.of("Subject", "Hello", "TextBody", "Text", "HtmlBody", "<p>Text</p>", "MessageDate",
                "2026-03-01T10:00:00Z", "Incoming", true, "MessageIdentifier", "<1@acme.com>"));
        String id = message(fields);

        org.update(id, Map.of("IsExternallyVisible", true));

        assertThatThrownBy(() -> org.update(id, Map.of("Subject", "Bye")))
                .hasMessageContaining("INSUFFICIENT_ACCESS_OR_READONLY");
        assertThat(org.query("SELECT Subject, MessageIdentifier FROM EmailMessage").get(0))
                .containsEntry("Subject", "Hello").containsEntry("MessageIdentifier", "<1@acme.com>");
    }

    @Test
    void changeADraftAndReadANewMessage() {
        String draft = org.insert("EmailMessage", Map.of("Subject", "x", "Status", "5"));
        String fresh = org.insert("EmailMessage", Map.of("Subject", "x", "Status", "0"));

        org.update(draft, Map.of("Subject", "y"));
        org.update(fresh, Map.of("Status", "1"));

        assertThat(org.count("SELECT COUNT() FROM EmailMessage WHERE Subject = 'y' OR Status = '1'")).isEqualTo(2);
    }

    @Test
    void giveAMessageNoActivityWithoutCase() {
        String task = org.insert("Task", Map.of("Subject", "x"));

        assertThatThrownBy(() -> message(Map.of("ActivityId", task)))
                .hasMessageContaining("INSUFFICIENT_ACCESS_OR_READONLY");
    }

    @Test
    void relateAMessageToPeople() {
        String ann = org.insert("Contact", Map.of("LastName", "Ann", "Email", "ann@acme.com"));
        String deal = opportunity("Deal", Map.of());
        String message = message(Map.of("Subject", "Hello", "RelatedToId", deal));

        org.insert("EmailMessageRelation", Map.of("EmailMessageId", message, "RelationId", ann, "RelationType",
                "FromAddress"));
        org.insert("EmailMessageRelation", Map.of("EmailMessageId", message, "RelationAddress", "x@y.com",
                "RelationType", "ToAddress"));

        assertThat(org.query("SELECT RelationAddress, RelationObjectType, Relation.Name, EmailMessage.RelatedTo.Name "
                + "FROM EmailMessageRelation ORDER BY RelationType").toString())
                .isEqualTo("[{RelationAddress=ann@acme.com, RelationObjectType=Contact, Relation={Name=Ann}, "
                        + "EmailMessage={RelatedTo={Name=Deal}}}, {RelationAddress=x@y.com, RelationObjectType=null, "
                        + "Relation=null, EmailMessage={RelatedTo={Name=Deal}}}]");
        org.delete(message);
        assertThat(org.count("SELECT COUNT() FROM EmailMessageRelation")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"FromAddress, REQUIRED_FIELD_MISSING", "Nobody, INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"})
    void refuseARelationToNobody(String type, String code) {
        Map<String, Object> fields = new HashMap<>(Map.of("EmailMessageId", message(Map.of()), "RelationType", type));
        if (type.equals("Nobody")) {
            fields.put("RelationAddress", "x@y.com");
        }

        assertThatThrownBy(() -> org.insert("EmailMessageRelation", fields)).hasMessageContaining(code);
    }

    @Test
    void findOpenOpportunitiesOfPeopleByTheirAddresses() {
        String acme = org.insert("Account", Map.of("Name", "Acme"));
        String ann = org.insert("Contact", Map.of("LastName", "Ann", "Email", "ann@acme.com"));
        String late = opportunity("Late", Map.of("AccountId", acme, "CloseDate", "2026-09-01"));
        String soon = opportunity("Soon", Map.of("AccountId", acme, "CloseDate", "2026-05-01"));
        String won = opportunity("Won", Map.of("StageName", "Closed Won"));
        List.of(late, soon, won).forEach(deal ->
                org.insert("OpportunityContactRole", Map.of("OpportunityId", deal, "ContactId", ann)));

        String soql = "SELECT ContactId, OpportunityId, Opportunity.CloseDate, Contact.Email "
                + "FROM OpportunityContactRole WHERE Contact.Email IN ('ANN@acme.com', 'o\\'x@acme.com') "
                + "AND Opportunity.IsClosed = false ORDER BY Contact.Email, Opportunity.CloseDate DESC NULLS LAST, Opportunity.LastModifiedDate";

        assertThat(org.query(soql)).extracting(row -> row.get("OpportunityId")).containsExactly(late, soon);
        assertThat(org.query("SELECT Id FROM Opportunity WHERE IsClosed = false AND Id IN (SELECT OpportunityId FROM "
                + "OpportunityContactRole WHERE ContactId = '" + ann + "') ORDER BY CloseDate"))
                .extracting(row -> row.get("Id")).containsExactly(soon, late);
    }

    /** One that starts at ten, with what is written like {@code Name=value;Name=value}. */
    private String insertEvent(String fields) {
        Map<String, Object> event = new HashMap<>(Map.of("StartDateTime", "2026-03-01T10:00:00Z"));
        for (String field : fields.split(";")) {
            String name = field.substring(0, field.indexOf('='));
            String value = field.substring(name.length() + 1);
            event.put(name, value.matches("\\d+") ? (Object) Integer.valueOf(value) : value);
        }
        return org.insert("Event", event);
    }

    private Map<String, Object> event(String id) {
        return org.query("SELECT StartDateTime, EndDateTime, DurationInMinutes, ActivityDate, ActivityDateTime "
                + "FROM Event WHERE Id = '" + id + "'").get(0);
    }

    private String opportunity(String name, Map<String, Object> more) {
        Map<String, Object> fields = new HashMap<>(Map.of("Name", name, "StageName", "Prospecting", "CloseDate",
                "2026-12-31"));
        fields.putAll(more);
        return org.insert("Opportunity", fields);
    }

    private String message(Map<String, Object> more) {
        Map<String, Object> fields = new HashMap<>(Map.of("Status", "1"));
        fields.putAll(more);
        return org.insert("EmailMessage", fields);
    }

    private Object accountOfTask(Map<String, Object> fields) {
        String id = org.insert("Task", fields);
        return org.query("SELECT AccountId FROM Task WHERE Id = '" + id + "'").get(0).get("AccountId");
    }
}
