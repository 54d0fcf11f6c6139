package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.mailroutes.run.Folders;
import io.mailroutes.report.StateException;
import io.mailroutes.run.StateFolder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a run could not keep stops it before anything is written to Salesforce. */
class FoldersTest extends RoutesTest {

    private void assertNothingWritten() {
        assertThat(org.callLog()).noneSatisfy(call -> assertThat(call.method()).isIn("POST", "PATCH", "PUT")
                .satisfies(method -> assertThat(call.path()).contains("/services/data")));
    }

    private String startFails() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of());
        return syncFails();
    }

    @Test
    void anotherProcessOnTheSameFolderLeavesAndSaysWhy() {
        try (StateFolder other = new StateFolder(folder.resolve("state"))) {
            assertThat(startFails()).contains("Another process works with").contains(other.path().toString())
                    .contains("process " + ProcessHandle.current().pid()).contains("To do");
        }
        assertNothingWritten();
    }

    @Test
    void aStateFolderThatCannotBeMadeIsNamed() throws IOException {
        set("state.folder", Files.writeString(folder.resolve("file"), "").resolve("state"));
        assertThat(startFails()).contains("state.folder").contains("make it a folder that this user can write");
        assertNothingWritten();
    }

    @Test
    void aDeadLetterFolderThatCannotBeMadeIsNamed() throws IOException {
        set("dead-letter.folder", Files.writeString(folder.resolve("file"), "").resolve("letters"));
        assertThat(startFails()).contains("dead-letter.folder").contains("To do");
        assertNothingWritten();
    }

    @Test
    void aDiskWithoutRoomIsNamed() {
        assertThatThrownBy(() -> new Folders(folder.resolve("state"), null, Long.MAX_VALUE, () -> { }).check())
                .isInstanceOf(StateException.class).hasMessageContaining("MB left").hasMessageContaining("make room");
    }

    @Test
    void whatAKilledRunLeftIsRemoved() throws IOException {
        Path left = Files.createDirectories(folder.resolve("state/runs/20260101-000000-000-123"));
        Files.writeString(left.resolve("emails"), "[");
        mailbox(List.of(), List.of());
        sync();
        assertThat(folder.resolve("state/runs")).isEmptyDirectory();
    }

    @Test
    void aClockThatWasSetBackIsToldBeforeAnythingIsWritten() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "Hi")));
        sync();
        int before = org.callLog().size();
        changeLedger("UPDATE watermark SET mail_until = '2099-01-01 00:00:00'");
        assertThat(mailboxFailure()).contains("This machine's clock says").contains("correct the clock");
        assertThat(org.callLog().subList(before, org.callLog().size())).noneSatisfy(call -> assertThat(call.method())
                .isIn("POST", "PATCH", "PUT"));
    }

    @Test
    void twoProcessesNeverHoldAFolder() {
        try (StateFolder first = new StateFolder(folder.resolve("own"))) {
            assertThatThrownBy(() -> new StateFolder(first.path())).isInstanceOf(StateException.class);
        }
        new StateFolder(folder.resolve("own")).close();
    }
}
