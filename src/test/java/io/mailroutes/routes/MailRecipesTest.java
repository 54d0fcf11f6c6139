package io.mailroutes.routes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The recipes that send mail elsewhere, or leave some of it out. */
class MailRecipesTest extends RecipeTest {

    private static final List<Map<String, Object>> SARAH = List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com"));

    @Test
    void aLogInsteadOfTasks() {
        recipe("email-log");
        mailbox(SARAH, List.of(message("m1", "sarah@acme.com", "Hi"), message("M1", "ana@stranger.es", "Hello")));
        org.insert("Email_Log__c", Map.of("Message_Id__c", "m1", "Subject__c", "Logged before"));
        RunReport report = sync();
        assertThat(report.kind("emails").equation()).startsWith("2 = 1 created + 0 updated + 1 unchanged");
        assertThat(rows("SELECT Message_Id__c, Subject__c, Body__c, Sent_At__c, Contact__r.Email FROM Email_Log__c "
                + "WHERE Contact__c != null")).containsExactly(Map.of("Message_Id__c", "M1", "Subject__c", "Hello",
                        "Body__c", "Hello", "Sent_At__c", "2026-03-12T14:30:00.000+0000", "Contact__r.Email",
                        "ana@stranger.es"));
        assertThat(count("Task")).isZero();
        secondRunWritesNothing();
    }

    @Test
    void withoutItsLedgerTheLogIsWrittenOnceAllTheSame() {
        recipe("email-log");
        mailbox(SARAH, List.of(message("m1", "sarah@acme.com", "Hi")));
        sync();
        changeLedger("DELETE FROM sent");
        restart();
        secondRunWritesNothing();
        assertThat(count("Email_Log__c")).isEqualTo(1);
    }

    @Test
    void emailMessagesThatAreRelatedToTheirSenders() {
        recipe("email-message");
        Map<String, Object> reply = new HashMap<>(message("m1", "Sarah@acme.com", "Re: Q3"));
        reply.put("to", List.of(Map.of("email", "dana.fox@larkfieldinstruments.com"), Map.of("email", "lee@other.com")));
        Map<String, Object> nobodys = new HashMap<>(message("m4", "x@y.com", "Nobody's"));
        nobodys.put("from", List.of());
        mailbox(SARAH, List.of(reply, message("m2", "ana@stranger.es", "Hello"),
                message("m3", "lee@larkfieldinstruments.com", "Lunch?"), nobodys));
        RunReport report = sync();
        assertThat(report.kind("emails").equation()).startsWith("4 = 3 created").contains("1 skipped");
        assertThat(report.kind("emails").skipped()).containsOnly(Map.entry("sent by the own company", 1L));
        assertThat(report.kind("relations").equation()).startsWith("4 = 2 created").contains("2 skipped");
        assertThat(report.kind("relations").skipped()).containsOnly(Map.entry("its record of emails is nowhere", 1L),
                Map.entry("nothing for RelationId to refer to", 1L));
        assertThat(report.kind("contacts").equation()).startsWith("2 = 2 created");
        assertThat(rows("SELECT EmailMessage.Subject, EmailMessage.RelatedTo.Name, Relation.Name, RelationType, "
                + "RelationAddress FROM EmailMessageRelation ORDER BY EmailMessage.Subject")).containsExactly(
                Map.of("EmailMessage.Subject", "Hello", "EmailMessage.RelatedTo.Name", "stranger.es", "Relation.Name",
                        "Sarah Chen", "RelationType", "FromAddress", "RelationAddress", "ana@stranger.es"),
                Map.of("EmailMessage.Subject", "Re: Q3", "EmailMessage.RelatedTo.Name", "acme.com", "Relation.Name",
                        "Sarah Chen", "RelationType", "FromAddress", "RelationAddress", "sarah@acme.com"));
        assertThat(rows("SELECT FromAddress, FromName, ToAddress, HtmlBody, MessageDate, Incoming FROM EmailMessage "
                + "WHERE Subject = 'Re: Q3'")).containsExactly(Map.of("FromAddress", "Sarah@acme.com", "FromName",
                        "Sarah Chen", "ToAddress", "dana.fox@larkfieldinstruments.com; lee@other.com", "HtmlBody",
                        "<p>Hello</p>", "MessageDate", "2026-03-12T14:30:00.000+0000", "Incoming", true));
        secondRunWritesNothing();
    }

    @Test
    void aRelationThatCannotBeMappedIsADeadLetterOfItsOwn() {
        recipe("email-message");
        edit("relations.camel.yaml", "RelationType: \"FromAddress\"",
                "RelationType: (if .id == \"m2\" then error(\"no\") else \"FromAddress\" end)");
        mailbox(SARAH, List.of(message("m1", "sarah@acme.com", "Hi"), message("m2", "sarah@acme.com", "Hello")));
        RunReport report = sync();
        assertThat(report.kind("emails").equation()).startsWith("2 = 2 created");
        assertThat(report.kind("relations").equation()).startsWith("2 = 1 created").contains("1 dead-lettered");
        assertThat(deadLetters()).singleElement().satisfies(letter -> assertThat(letter.path("kind").asText())
                .isEqualTo("relations"));
        secondRunWritesNothing();
        restart();
        recipe("email-message");
        RunReport replayed = sendAgain();
        assertThat(replayed.kind("relations").equation()).startsWith("1 = 1 created");
        assertThat(rows("SELECT EmailMessage.Subject FROM EmailMessageRelation ORDER BY EmailMessage.Subject"))
                .containsExactly(Map.of("EmailMessage.Subject", "Hello"), Map.of("EmailMessage.Subject", "Hi"));
        assertThat(count("EmailMessage")).isEqualTo(2);
        assertThat(deadLetters()).isEmpty();
        secondRunWritesNothing();
    }

    @Test
    void aMessageThatIsRefusedIsSentAgainWithItsRelation() {
        recipe("email-message");
        edit("relations.camel.yaml", "Status: \"1\"", "Status: (if .id == \"m2\" then \"No such\" else \"1\" end)");
        mailbox(SARAH, List.of(message("m1", "sarah@acme.com", "Hi"), message("m2", "ana@stranger.es", "Hello")));
        RunReport report = sync();
        assertThat(report.kind("emails").equation()).startsWith("2 = 1 created").contains("1 dead-lettered");
        assertThat(report.kind("relations").equation()).startsWith("2 = 1 created").contains("1 dead-lettered");
        restart();
        recipe("email-message");
        sendAgain();
        assertThat(count("EmailMessageRelation WHERE EmailMessage.Subject = 'Hello' AND Relation.Type = 'Contact'"))
                .isEqualTo(1);
        assertThat(count("EmailMessage")).isEqualTo(2);
        assertThat(deadLetters()).isEmpty();
        secondRunWritesNothing();
    }

    @Test
    void tasksOnAnOpenOpportunity() {
        recipe("opportunity");
        String acme = org.insert("Account", Map.of("Name", "Acme", "Website", "acme.com"));
        String sarah = org.insert("Contact", Map.of("LastName", "Chen", "Email", "Sarah@acme.com", "AccountId", acme));
        String bo = org.insert("Contact", Map.of("LastName", "Ek", "Email", "bo@acme.com", "AccountId", acme));
        opportunity("Late", "2026-09-01", "Prospecting", acme, sarah, false);
        opportunity("Soon", "2026-05-01", "Prospecting", acme, sarah, false);
        opportunity("Won", "2026-04-01", "Closed Won", acme, sarah, true);
        opportunity("Soon for Bo", "2026-05-01", "Prospecting", acme, bo, false);
        opportunity("Late and Bo's", "2026-09-01", "Prospecting", acme, bo, true);
        mailbox(List.of(), List.of(message("m1", "sarah@acme.com", "Hi"), message("m2", "bo@acme.com", "Hello"),
                message("m3", "ana@stranger.es", "Hola")));
        RunReport report = sync();
        assertThat(rows("SELECT Subject, What.Name, What.Type FROM Task WHERE WhatId != null ORDER BY Subject"))
                .containsExactly(
                        Map.of("Subject", "Hello", "What.Name", "Late and Bo's", "What.Type", "Opportunity"),
                        Map.of("Subject", "Hi", "What.Name", "Soon", "What.Type", "Opportunity"));
        assertThat(count("Task WHERE Subject = 'Hola' AND WhatId = null AND Who.Type = 'Contact'")).isEqualTo(1);
        assertThat(report.kind("opportunities").equation()).startsWith("3 = 0 created + 0 updated + 2 unchanged");
        assertThat(report.kind("opportunities").skipped())
                .containsOnly(Map.entry("not in the org, and none are created", 1L));
        assertThat(count("OpportunityContactRole")).isEqualTo(5);
        secondRunWritesNothing();
    }

    private void opportunity(String name, String close, String stage, String account, String contact, boolean primary) {
        String id = org.insert("Opportunity", Map.of("Name", name, "CloseDate", close, "StageName", stage, "AccountId",
                account));
        org.insert("OpportunityContactRole", Map.of("OpportunityId", id, "ContactId", contact, "IsPrimary", primary));
    }

    @Test
    void aDomainAndASubjectLeftOut() {
        recipe("left-out");
        mailbox(SARAH, List.of(message("m1", "sarah@acme.com", "Hi"), message("m2", "daily@news.example.com", "News"),
                message("m3", "sarah@acme.com", "Automatic reply: Hi"), message("m4", "sarah@acme.com", "OUT OF OFFICE")));
        RunReport report = sync();
        assertThat(report.kind("emails").skipped())
                .containsOnly(Map.entry("a newsletter", 1L), Map.entry("left out by emails", 2L));
        assertThat(report.kind("emails").equation()).startsWith("4 = 1 created").contains("3 skipped");
        assertThat(only("SELECT Subject FROM Task")).isEqualTo("Hi");
        assertThat(count("Contact")).isEqualTo(1);
        secondRunWritesNothing();
        assertThat(countInLedger("watermark")).isPositive();
    }
}
