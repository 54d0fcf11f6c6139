package io.mailroutes.routes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of the mailbox's messages. */
class EmailsTest extends RoutesTest {

    private final Map<String, Object> mail = new HashMap<>(message("m1", "sarah@acme.com", "Re: Q3 proposal"));

    @BeforeEach
    void oneMessageOfAContact() {
        mail.put("body", "<p>Dear Dana,</p><p>5 &lt; 6<br>Regards</p><script>x()</script>");
    }

    private RunReport syncMail() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(mail));
        return sync();
    }

    @Test
    void aMessageBecomesACompletedTaskOfItsSenderAndTheAccount() {
        syncMail();
        Map<String, Object> task = rows("SELECT Subject, Status, Type, TaskSubtype, Description, ActivityDate, "
                + "WhoId, WhatId, AccountId FROM Task").get(0);
        assertThat(task).containsEntry("Subject", "Re: Q3 proposal").containsEntry("Status", "Completed")
                .containsEntry("Type", "Email").containsEntry("TaskSubtype", "Email")
                .containsEntry("Description", "Dear Dana,\n5 < 6\nRegards").containsEntry("ActivityDate", "2026-03-12")
                .containsEntry("WhoId", only("SELECT Id FROM Contact"))
                .containsEntry("WhatId", only("SELECT Id FROM Account"));
    }

    @Test
    void theSubjectIsCutTo255WholeCharacters() {
        mail.put("subject", "\uD83D\uDE80".repeat(400));
        syncMail();
        assertThat(only("SELECT Subject FROM Task")).isEqualTo("\uD83D\uDE80".repeat(127));
    }

    @Test
    void withoutASubjectItSaysSo() {
        mail.put("subject", "");
        syncMail();
        assertThat(only("SELECT Subject FROM Task")).isEqualTo("No subject");
    }

    @Test
    void theDayIsTheOneInTheOrgsZone() {
        mail.put("date", "2026-03-12T03:30:00Z");
        syncMail();
        assertThat(only("SELECT ActivityDate FROM Task")).isEqualTo("2026-03-11");
    }

    @Test
    void theZoneCanBeSet() {
        set("salesforce.time-zone", "Asia/Tokyo");
        mail.put("date", "2026-03-12T20:30:00Z");
        syncMail();
        assertThat(only("SELECT ActivityDate FROM Task")).isEqualTo("2026-03-13");
    }

    @Test
    void theDescriptionHasTheLengthOfTheSetting() {
        set("mail.description-length", "20");
        mail.put("body", "\uD83D\uDE80".repeat(50));
        syncMail();
        assertThat(only("SELECT Description FROM Task")).isEqualTo("\uD83D\uDE80".repeat(20));
    }

    @Test
    void theSameMessageTwiceInAnExportIsOneTask() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(mail, mail));
        assertThat(sync().kind("emails").skipped()).containsEntry("the same twice in the export", 1L);
        assertThat(count("Task")).isEqualTo(1);
    }

    @Test
    void withoutASenderItIsSkippedAndCounted() {
        mail.put("from", List.of());
        assertThat(syncMail().kind("emails").skipped()).containsEntry("no sender", 1L);
    }

    @Test
    void aStrangerIsCreatedFromTheFromHeader() {
        mail.put("from", List.of(Map.of("name", "Delgado, Ana", "email", "Ana@Stranger.es")));
        RunReport report = syncMail();
        assertThat(report.kind("contacts").created()).isEqualTo(2);
        assertThat(rows("SELECT FirstName, LastName, Account.Website FROM Contact WHERE Email = 'ana@stranger.es'"))
                .containsExactly(Map.of("FirstName", "Ana", "LastName", "Delgado", "Account.Website", "stranger.es"));
        assertThat(count("Task WHERE Account.Website = 'stranger.es'")).isEqualTo(1);
    }

    @Test
    void aStrangersMailIsSkippedWhenTheSettingSaysSo() {
        set("contacts.create-from-mail", "false");
        mail.put("from", List.of(Map.of("email", "ana@stranger.es")));
        assertThat(syncMail().kind("emails").skipped())
                .containsEntry("sender is no contact (contacts.create-from-mail=false)", 1L);
        assertThat(count("Contact")).isEqualTo(1);
    }

    @Test
    void aSenderWhomOnlyTheOrgKnowsKeepsNameAndAccount() {
        String account = org.insert("Account", Map.of("Name", "Holding"));
        String id = org.insert("Contact", Map.of("LastName", "Delgado-Ruiz", "Email", "ana@stranger.es", "AccountId",
                account));
        mail.put("from", List.of(Map.of("name", "ana", "email", "ana@stranger.es")));
        syncMail();
        assertThat(rows("SELECT WhoId, WhatId FROM Task")).containsExactly(Map.of("WhoId", id, "WhatId", account));
        assertThat(only("SELECT LastName FROM Contact WHERE Email = 'ana@stranger.es'")).isEqualTo("Delgado-Ruiz");
    }

    @Test
    void mailOfTheOwnCompanyIsSkipped() {
        mail.put("from", List.of(Map.of("email", "lee@larkfieldinstruments.com")));
        assertThat(syncMail().kind("emails").skipped()).containsEntry("sent by the own company", 1L);
        assertThat(count("Contact")).isEqualTo(1);
    }

    @Test
    void whatLooksLikeAReferenceInMailStaysText() {
        mail.put("subject", "@{contact.id} ${body} {{nylas.command}}");
        mail.put("body", "@{account.id}");
        assertThat(syncMail().exitStatus()).isZero();
        assertThat(rows("SELECT Subject, Description FROM Task")).containsExactly(Map.of("Subject",
                "@{contact.id} ${body} {{nylas.command}}", "Description", "@{account.id}"));
    }
}
