package io.mailroutes.routes;

import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.report.RunReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What makes a message one: its id, and what it is, so that none is lost and none is there twice. */
class MessageKeysTest extends RoutesTest {

    @BeforeEach
    void theAddressBookHasNobody() {
        set("accounts.create", "false");
    }

    private RunReport syncMail(Object... messages) {
        return syncMail(Arrays.stream(messages).map(MessageKeysTest::fields).toList());
    }

    private RunReport syncMail(List<Map<String, Object>> messages) {
        mailbox(LocalMailbox.of(List.of(), messages));
        RunReport report = sync();
        restart();
        return report;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(Object message) {
        return (Map<String, Object>) message;
    }

    private static Map<String, Object> hello(String id, String folder) {
        return with(message(id, "kay@acme.com", "Hello"), "folders", List.of(folder));
    }

    private static Map<String, Object> with(Map<String, Object> message, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(message);
        changed.put(field, value);
        return changed;
    }

    private static Map<String, Object> withHeader(Map<String, Object> message, String value) {
        return with(message, "headers", List.of(Map.of("name", "Message-Id", "value", value)));
    }

    @Test
    void messagesWithoutIdAreEachATaskAndStayOne() {
        Map<String, Object> hello = with(message("", "kay@acme.com", "Hello"), "id", "");
        Object[] three = {hello, with(hello, "subject", "Hello again"), with(hello, "body", "Another text")};
        assertThat(syncMail(three).kind("emails").created()).isEqualTo(3);
        assertThat(syncMail(three).kind("emails").unchanged()).isEqualTo(3);
        assertThat(count("Task")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Nylas_Message_Id__c"})
    void aMessageThatWasMovedAndHasANewIdStaysOneTask(String externalId) {
        set("mail.external-id", externalId);
        syncMail(hello("m1", "INBOX"));
        assertThat(syncMail(hello("m2", "Customers")).kind("emails").unchanged()).isEqualTo(1);
        assertThat(syncMail(hello("m3", "Customers/Old")).kind("emails").unchanged()).isEqualTo(1);
        assertThat(count("Task")).isEqualTo(1);
    }

    /** A run ends without the answer to the call that wrote the message, as one does that is killed then. */
    @ParameterizedTest
    @CsvSource({"200, '', POST, .*/composite/graph", "200, Nylas_Message_Id__c, POST, .*/composite/graph",
            "2, '', POST, .*/composite/sobjects/?", "2, Nylas_Message_Id__c, PATCH, .*/composite/sobjects/Task/.*",
            "1, '', PATCH, .*/jobs/ingest/[^/]*", "1, Nylas_Message_Id__c, PATCH, .*/jobs/ingest/[^/]*"})
    void aMessageThatWasMovedBeforeItsRunKnewThatItHadArrivedStaysOneTask(int threshold, String externalId, String method,
            String path) {
        set("mail.external-id", externalId);
        set("salesforce.composite-threshold", threshold);
        set("salesforce.retries", "0");
        org.insert("Contact", Map.of("LastName", "Kay", "Email", "kay@acme.com"));
        org.faults().add(Fault.of(Fault.Kind.DROP_AFTER).on(method, path).times(1));
        mailbox(LocalMailbox.of(threshold == 2 ? List.of(contact("c1", "Bo", "Ek", "bo@acme.com")) : List.of(),
                List.of(hello("m1", "INBOX"))));
        assertThat(mailboxStop()).contains("Salesforce");
        org.awaitJobs();
        assertThat(count("Task")).isEqualTo(1);
        restart();
        assertThat(syncMail(hello("m2", "Customers")).kind("emails").unchanged()).isEqualTo(1);
        assertThat(syncMail(hello("m2", "Customers"), with(hello("m3", "INBOX"), "body", "Another")).kind("emails").created())
                .isEqualTo(1);
        assertThat(count("Task")).isEqualTo(2);
    }

    @Test
    void aCopyInAnotherFolderIsNoMessageOfItsOwn() {
        RunReport report = syncMail(hello("m1", "INBOX"), hello("m2", "Customers"));
        assertThat(report.kind("emails").skipped()).containsEntry("the same twice in the export", 1L);
        assertThat(syncMail(hello("m2", "Customers"), hello("m1", "INBOX")).kind("emails").created()).isZero();
        assertThat(count("Task")).isEqualTo(1);
    }

    @Test
    void twoMessagesOfTheSameContentInOneFolderAreTwo() {
        syncMail(hello("m1", "INBOX"));
        assertThat(syncMail(hello("m2", "INBOX"), hello("m1", "INBOX")).kind("emails").created()).isEqualTo(1);
        assertThat(syncMail(hello("m2", "INBOX"), hello("m1", "INBOX")).kind("emails").unchanged()).isEqualTo(2);
        assertThat(count("Task")).isEqualTo(2);
    }

    @Test
    void theMessageIdHeaderTellsWhereTheCliGivesIt() {
        syncMail(withHeader(hello("m1", "INBOX"), "<1@acme.com>"));
        syncMail(withHeader(with(hello("m2", "Customers"), "body", "Seen by a virus scanner"), " <1@acme.com>"),
                withHeader(hello("m3", "Customers"), "<2@acme.com>"));
        assertThat(count("Task")).isEqualTo(2);
    }

    @Test
    void whatAnEarlierVersionSentByItsIdAloneIsNotSentAgain() {
        edit("emails.camel.yaml", "\"@key\": [", "\"@from\": [");
        syncMail(hello("m1", "INBOX"));
        routes = Path.of("routes");
        assertThat(syncMail(hello("m1", "INBOX")).kind("emails").unchanged()).isEqualTo(1);
        assertThat(syncMail(hello("m2", "Customers")).kind("emails").unchanged()).isEqualTo(1);
        assertThat(count("Task")).isEqualTo(1);
    }

    /** Random mailboxes whose messages move, lose their ids in the export, and come in another order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void howeverMessagesMoveEachIsOneTask(long seed) {
        Random random = new Random(seed);
        List<Map<String, Object>> mail = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Map<String, Object> message = with(hello("m" + i, "INBOX"), "subject", "Hello " + i / 2);
            message = with(message, "date", "2026-03-12T14:%02d:00Z".formatted(i));
            mail.add(random.nextInt(3) > 0 ? message : with(message, "id", ""));
        }
        syncMail(mail);
        for (int run = 0; run < 2; run++) {
            for (int i = 0; i < mail.size(); i++) {
                if (random.nextBoolean() && !mail.get(i).get("id").equals("")) {
                    mail.set(i, with(with(mail.get(i), "id", "moved" + run + i), "folders", List.of("Folder" + run)));
                }
            }
            Collections.shuffle(mail, random);
            assertThat(syncMail(mail).kind("emails").unchanged()).isEqualTo(12);
        }
        assertThat(count("Task")).isEqualTo(12);
    }
}
