package io.mailroutes.routes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localmailbox.Fault;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A run reads the mail since the last one, with an overlap of days, and writes none of it twice. */
class WatermarkTest extends RoutesTest {

    private final List<Map<String, Object>> mail = new ArrayList<>();

    private void arrives(String id, int daysAgo) {
        Map<String, Object> message = new HashMap<>(message(id, "sarah@acme.com", id));
        message.put("date", Instant.now().minus(daysAgo, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString());
        mail.add(message);
        deliver();
    }

    private void deliver() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), mail);
    }

    private long read(RunReport report) {
        return report.kind("emails").read();
    }

    private List<Object> subjects() {
        return rows("SELECT Subject FROM Task ORDER BY Subject").stream().map(row -> row.get("Subject")).toList();
    }

    @Test
    void theFirstRunReadsAsFarBackAsItIsTold() {
        set("mail.initial-days", "30");
        arrives("old", 40);
        arrives("recent", 20);
        sync();
        assertThat(subjects()).containsExactly("recent");
    }

    @Test
    void laterRunsReadWhatIsNewWithTheOverlapAndWriteNoneTwice() {
        arrives("a", 30);
        arrives("b", 10);
        assertThat(read(sync())).isEqualTo(2);
        arrives("late", 11);
        arrives("new", 1);
        RunReport second = sync();
        assertThat(read(second)).isEqualTo(3);
        assertThat(second.kind("emails").created()).isEqualTo(2);
        assertThat(second.kind("emails").unchanged()).isEqualTo(1);
        assertThat(subjects()).containsExactly("a", "b", "late", "new");
    }

    @Test
    void theOverlapIsASetting() {
        set("mail.overlap-days", "0");
        arrives("a", 5);
        sync();
        arrives("late", 7);
        sync();
        assertThat(subjects()).containsExactly("a");
    }

    @Test
    void fullAndSinceOverride() {
        arrives("a", 2);
        sync();
        arrives("x", 300);
        arrives("y", 100);
        assertThat(read(sync())).isEqualTo(1);
        syncSince(LocalDate.now(ZoneId.systemDefault()).minusDays(150).toString());
        assertThat(subjects()).containsExactly("a", "y");
        syncSince("full");
        assertThat(subjects()).containsExactly("a", "x", "y");
    }

    @Test
    void aRunThatFailedLeavesTheWatermark() {
        set("salesforce.retries", "1");
        arrives("a", 50);
        arrives("b", 2);
        org.faults().add(io.mailroutes.localorg.faults.Fault.of(Kind.SERVER_UNAVAILABLE).on("POST", ".*/composite/graph"));
        mailboxStop();
        org.faults().clear();
        sync();
        assertThat(subjects()).containsExactly("a", "b");
    }

    @Test
    void aHalfExportLeavesTheWatermark() {
        arrives("a", 50);
        arrives("b", 2);
        mailbox(LocalMailbox.of(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), mail)
                .withFault(Fault.HALF_THEN_STATUS_0));
        mailboxFailure();
        deliver();
        sync();
        assertThat(subjects()).containsExactly("a", "b");
    }

    @Test
    void aListThatWasCutIsReadAgainFromTheSameDay() {
        arrives("a", 50);
        arrives("b", 2);
        set("mail.limit", "1");
        RunReport cut = sync();
        assertThat(cut.mailboxes().get(0).warnings()).singleElement().asString().contains("raise the limit");
        restart();
        set("mail.limit", "10");
        sync();
        assertThat(subjects()).containsExactly("a", "b");
    }

    @Test
    void aMessageFromTheFutureDoesNotMakeAHole() {
        arrives("future", -400);
        sync();
        arrives("today", 0);
        sync();
        assertThat(subjects()).containsExactly("future", "today");
    }

    @Test
    void otherObjectsBeginAnew() {
        arrives("a", 50);
        arrives("b", 2);
        sync();
        restart();
        edit("emails.camel.yaml", "object: Task", "object: Event");
        edit("emails.camel.yaml", "ActivityDate: (.date | org_day),", "ActivityDateTime: .date, DurationInMinutes: 1,");
        edit("emails.camel.yaml", "                    Status: \"Completed\",\n", "");
        edit("emails.camel.yaml", "TaskSubtype: \"Email\"", "Location: null");
        sync();
        assertThat(count("Event")).isEqualTo(2);
    }

    @Test
    void aMailboxHasOneWatermarkAfterAnyNumberOfRuns() {
        arrives("a", 5);
        sync();
        arrives("b", 4);
        sync();
        sync();
        assertThat(countInLedger("watermark")).isEqualTo(1);
    }
}
