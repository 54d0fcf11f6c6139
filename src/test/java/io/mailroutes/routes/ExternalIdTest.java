package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** With our field in the org, Salesforce itself knows a message that it has, also when the ledger is gone. */
class ExternalIdTest extends RoutesTest {

    @BeforeEach
    void useTheField() {
        set("mail.external-id", "Nylas_Message_Id__c");
    }

    private void forgetEverything() throws IOException {
        restart();
        try (Stream<Path> files = Files.list(folder.resolve("state"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 250})
    void aLostLedgerDoublesNothing(int messages) throws IOException {
        List<Map<String, Object>> mail = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            mail.add(message("Message-" + i, "sarah@acme.com", "Same"));
        }
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), mail);
        assertThat(sync().kind("emails").created()).isEqualTo(messages);
        assertThat(count("Task WHERE Nylas_Message_Id__c LIKE 'Message-%' AND TaskSubtype = 'Email'")).isEqualTo(messages);
        forgetEverything();
        RunReport second = sync();
        assertThat(second.exitStatus()).isZero();
        assertThat(second.kind("emails").unchanged()).isEqualTo(messages);
        assertThat(count("Task")).isEqualTo(messages);
    }

    @Test
    void idsThatDifferOnlyInCaseAreTwoMessages() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")),
                List.of(message("AAMk", "sarah@acme.com", "One"), message("aamk", "sarah@acme.com", "Two")));
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Task")).isEqualTo(2);
    }

    @Test
    void anOrgWithoutTheFieldSaysWhichOnesItHas() {
        set("mail.external-id", "Message_Id__c");
        mailbox(List.of(), List.of());
        assertThat(syncFails()).contains("Task.Message_Id__c").contains("did you mean Nylas_Message_Id__c?");
    }
}
