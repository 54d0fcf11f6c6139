package io.mailroutes.routes;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.run.RunOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What is said to do about a mapping helps: it is mapped wrongly, the advice is read and followed, and then it arrives. */
class AdviceOnMappingTest extends ReplayRoutesTest {

    @BeforeEach
    void somebody() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "Hi")));
    }

    private void arrives() {
        assertThat(files()).isEmpty();
        assertThat(count("Contact WHERE Email = 'sarah@acme.com'")).isOne();
        assertThat(count("Task WHERE WhoId != null")).isOne();
        assertThat(count("Account")).isOne();
    }

    private String reasonWithCode(String code) {
        return deadLetters().stream().filter(letter -> letter.path("code").asText().equals(code)).findFirst()
                .map(letter -> letter.path("reason").asText()).orElse("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "emails ~ ActivityDate: (.date | org_day) ~ ActivityDate: .date ~ INVALID_DATE ~ takes a day as yyyy-MM-dd "
                + "~ as in (.date | org_day) ~ ActivityDate: (.date | org_day)",
        "emails ~ Status: ~ ReminderDateTime: (.date | org_day), Status: ~ INVALID_DATE ~ takes a time as yyyy-MM-ddTHH:mm:ssZ "
                + "~ or give null ~ ReminderDateTime: null, Status:",
        "accounts ~ Website: ~ AnnualRevenue: \"much\", Website: ~ INVALID_TYPE ~ takes a currency, not the text much "
                + "~ or give null ~ AnnualRevenue: null, Website:",
        "contacts ~ Title: .job_title ~ Title: [.emails[].email] ~ INVALID_TYPE ~ takes one value, and the mapping gives ARRAY "
                + "~ choose one element, as in .emails[0].email ~ Title: .emails[0].email",
        "contacts ~ Email: $addresses[0] ~ Email: (\"a\" * 80 + $addresses[0]) ~ STRING_TOO_LONG ~ and may not be cut "
                + "~ choose another in the mapping ~ Email: $addresses[0]",
        "contacts ~ LastName: (.surname // (.name | surname) // \"Unknown\") ~ LastName: .family_name ~ REQUIRED_FIELD_MISSING "
                + "~ Contact.LastName is required and the mapping gives no value ~ with a default: LastName: (… // \"…\") "
                + "~ LastName: (.family_name // \"Chen\")",
        "contacts ~ Email: $addresses[0] ~ Email: .mail ~ REQUIRED_FIELD_MISSING ~ Contact.Email is what contacts.camel.yaml "
                + "goes by, and this record has none ~ map it ~ Email: $addresses[0]"})
    void aRecordThatIsRefusedForItsMappingArrivesWhenTheAdviceIsFollowed(String kind, String right, String wrong, String code,
            String told, String advice, String followed) {
        edit(kind + ".camel.yaml", right, wrong);
        assertThat(sync().exitStatus()).isEqualTo(2);
        assertThat(reasonWithCode(code)).contains(told, " To do: ", advice);
        restart();
        edit(kind + ".camel.yaml", wrong, followed);
        assertThat(replay().exitStatus()).isZero();
        arrives();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "Title: .job_title ~ Title: skip(\"no title\") ~ gives Contact.Title a reason to skip ~ give skip(…) in the place of the "
                + "whole record ~ Title: null",
        "externalId: Email ~ externalId: Title ~ neither an External ID nor an idLookup field ~ choose one that is "
                + "~ externalId: Email",
        "Title: .job_title ~ Name: .job_title ~ maps Contact.Name, which the logged-in user may not write ~ or remove it from the "
                + "mapping ~ Title: null"})
    void aMistakeThatStopsTheRunIsGoneWhenTheAdviceIsFollowed(String right, String wrong, String told, String advice,
            String followed) {
        edit("contacts.camel.yaml", right, wrong);
        assertThat(syncFails()).contains(told, " To do: ", advice);
        assertThat(count("Contact")).isZero();
        restart();
        edit("contacts.camel.yaml", wrong, followed);
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Contact")).isOne();
    }

    @Test
    void aPlaceholderThatIsNotSetIsNamedAndSettingItHelps() {
        edit("emails.camel.yaml", "{{mail.description-length}}", "{{my.length}}");
        assertThat(Reason.of(catchThrowable(this::start))).contains("emails.camel.yaml", "my.length",
                "To do: correct the placeholder there, or set it in application.properties.");
        restart();
        set("my.length", 3);
        assertThat(sync().exitStatus()).isZero();
        assertThat(only("SELECT Description FROM Task")).isEqualTo("Hel");
    }

    @Test
    void whatFellWithAnotherArrivesWhenThatOneIsPutRightFirst() {
        set("salesforce.composite-threshold", 2);
        edit("contacts.camel.yaml", "Title: .job_title", "Title: .job_title, Birthdate: \"soon\"");
        assertThat(sync().exitStatus()).isEqualTo(2);
        assertThat(values("code")).contains("INVALID_DATE");
        String message = deadLetters().stream().filter(letter -> letter.path("kind").asText().equals("emails"))
                .map(JsonNode::toString).findFirst().orElse("none");
        assertThat(message).contains("was refused; that dead letter says why. To do: fix that one, then send both again");
        restart();
        edit("contacts.camel.yaml", "Birthdate: \"soon\"", "Birthdate: null");
        assertThat(replay().exitStatus()).isZero();
        arrives();
    }

    @Test
    void aCodeThatNoLetterHasIsToldWithThoseThatTheyHave() {
        edit("contacts.camel.yaml", "Title: .job_title", "Title: [.id]");
        sync();
        assertThat(Reason.of(request("", false, "INVALID_TYP").getException())).contains("has a code of --only. To do: choose "
                + "among ", "INVALID_TYPE (2), PARENT_REFUSED (1)");
        restart();
        edit("contacts.camel.yaml", "Title: [.id]", "Title: .id");
        RunReport report = replay("INVALID_TYPE");
        assertThat(report.kind("contacts").created()).isOne();
    }

    @Test
    void aDayThatHasNotComeIsToldAndAnEarlierOneHelps() {
        start();
        String failure = template.requestBody("direct:mailroutes-sync", RunOrder.sync(false, "2999-01-01"),
                RunReport.class).mailboxes().get(0).failure();
        assertThat(failure).contains("Mail from 2999-01-01 on was asked for, a day that has not come yet. To do: give ");
        assertThat(count("Contact")).isZero();
        assertThat(syncSince("2026-01-01").kind("emails").created()).isOne();
    }
}
