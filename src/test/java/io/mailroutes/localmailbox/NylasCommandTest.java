package io.mailroutes.localmailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class NylasCommandTest {

    private static final List<Map<String, Object>> TWO_CONTACTS = List.of(
            Map.of("given_name", "Sarah", "emails", List.of(Map.of("email", "sarah@acme.com", "type", "work"))),
            Map.of("given_name", "A <b> & \"c\"\n\u2028"));
    private static final List<Map<String, Object>> MESSAGES = List.of(
            message("Sent", "2026-03-12T12:00:00Z", "SENT"),
            message("Late", "2026-03-12T23:45:00-05:00", "INBOX"),
            message("Early", "2026-03-01T08:00:00Z", "INBOX"));
    private static final List<Map<String, Object>> EVENTS = List.of(
            event("Later", Duration.ofDays(2)),
            event("Running", Duration.ofMinutes(-30)),
            event("Over", Duration.ofHours(-2)),
            event("In a fortnight", Duration.ofDays(14)),
            event("In a quarter", Duration.ofDays(90)));

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private ZoneId zone = ZoneId.of("America/Chicago");
    private int status;

    @Test
    void printsContactsAsGoDoes() {
        run("contacts list --json");

        assertThat(out()).isEqualTo("""
                [
                  {
                    "id": "contact-3f9a1c52-0001",
                    "grant_id": "3f9a1c52-7d0e-4b61-8a54-6c1f0d2e9b73",
                    "object": "contact",
                    "given_name": "Sarah",
                    "emails": [
                      {
                        "email": "sarah@acme.com",
                        "type": "work"
                      }
                    ],
                    "source": "address_book"
                  },
                  {
                    "id": "contact-3f9a1c52-0002",
                    "grant_id": "3f9a1c52-7d0e-4b61-8a54-6c1f0d2e9b73",
                    "object": "contact",
                    "given_name": "A \\u003cb\\u003e \\u0026 \\"c\\"\\n\\u2028",
                    "source": "address_book"
                  }
                ]
                """);
        assertThat(status).isZero();
    }

    @Test
    void printsOfAnAttachmentWhatTheCliKeeps() {
        run(LocalMailbox.of(List.of(), List.of(Map.of("attachments", List.of(
                Map.of("id", "a1", "grant_id", "g", "filename", "f.pdf", "size", 7))))), "email list --json");

        assertThat(out()).contains("""
                    "attachments": [
                      {
                        "id": "a1",
                        "filename": "f.pdf",
                        "content_type": "",
                        "size": 7
                      }
                    ],
                """);
    }

    @Test
    void printsDatesInTheZoneOfTheMachine() {
        run("email list --json");
        assertThat(out()).contains("\"date\": \"2026-03-12T23:45:00-05:00\"");

        zone = ZoneId.of("UTC");
        run("email list --json");
        assertThat(out()).contains("\"date\": \"2026-03-13T04:45:00Z\"");
    }

    @Test
    void listsTheInboxNewestFirst() {
        run("email list --json");

        assertThat(subjects()).containsExactly("Late", "Early");
    }

    @Test
    void listsAnotherFolderOrAll() {
        run("email list --json --folder Sent");
        assertThat(subjects()).containsExactly("Sent");

        run("email list --json --all-folders");
        assertThat(subjects()).containsExactly("Late", "Sent", "Early");
    }

    @Test
    void findsMessagesByLocalDay() {
        run("email search * --json --after 2026-03-12");
        assertThat(subjects()).containsExactly("Late", "Sent");

        run("email search * --json --before=2026-03-12");
        assertThat(subjects()).containsExactly("Early");
    }

    @Test
    void cutsSilentlyAtTheLimit() {
        run("email search * --json --limit 1");

        assertThat(subjects()).hasSize(1);
        assertThat(err()).isEmpty();
    }

    @Test
    void countsOnStderrWhenThereMayBeMorePages() {
        run("contacts list --json --limit 201");

        assertThat(err()).isEqualTo("\rFetching items: 1\rFetching items: 2\n");
    }

    @Test
    void printsNullForNothingWhenThereMayBeMorePages() {
        LocalMailbox empty = LocalMailbox.of(List.of(), List.of());

        run(empty, "contacts list --json --limit 200");
        assertThat(out()).isEqualTo("[]\n");
        run(empty, "contacts list --json --limit 201");
        assertThat(out()).isEqualTo("null\n");
    }

    @Test
    void printsASentenceWhenNobodyHasLoggedIn() {
        run(LocalMailbox.none(), "auth list --json");

        assertThat(out()).isEqualTo("No accounts found.\n");
        assertThat(status).isZero();
    }

    @Test
    void takesTheGrantFromTheArgumentThenTheEnvironmentThenTheDefault() {
        run(LocalMailbox.fixed(), "contacts list e1d85a30-52b6-4c97-b3f8-94a7602cde15 --json");
        assertThat(out()).isEqualTo("[]\n");

        environment.put("NYLAS_GRANT_ID", FixedMailboxes.ARCHIVE.id());
        run(LocalMailbox.fixed(), "contacts list --json");
        assertThat(out()).isEqualTo("[]\n");

        environment.clear();
        run(LocalMailbox.fixed(), "contacts list --json");
        assertThat(out()).contains("\"grant_id\": \"" + FixedMailboxes.DANA.id() + "\"");
    }

    @Test
    void takesAnEmptyKeyForNone() {
        environment.put("NYLAS_API_KEY", "");

        run(LocalMailbox.fixed().withFault(Fault.NO_API_KEY), "contacts list --json");

        assertThat(err()).startsWith("✗ Error: API key not configured\n  Code: E006\n");
    }

    @Test
    void saysThatAGrantIsUnknown() {
        run("contacts list nobody --json");

        assertThat(status).isOne();
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith("✗ Error: Resource not found\n  Code: E004\n");
    }

    @Test
    void refusesAnUnknownFlagAndAWrongDate() {
        run("contacts list --json --all");
        assertThat(err()).isEqualTo("✗ Error: unknown flag: --all\n");

        run("email search * --json --after yesterday");
        assertThat(err()).isEqualTo("✗ Error: invalid 'after' date format\n  Code: E006\n");
    }

    @Test
    void printsAnEventAsGoDoes() {
        run(LocalMailbox.of(List.of(), List.of()).withEvents(List.of(Map.of("title", "Review",
                "when", Map.of("start_time", "2099-03-12T09:00:00-05:00", "end_time", "2099-03-12T10:00:00-05:00"),
                "participants", List.of(Map.of("email", "sarah@acme.com", "status", "yes"))))),
                "calendar events list --json --days 36500");

        assertThat(out()).isEqualTo("""
                [
                  {
                    "id": "event-3f9a1c52-0001",
                    "grant_id": "3f9a1c52-7d0e-4b61-8a54-6c1f0d2e9b73",
                    "calendar_id": "dana.fox@larkfieldinstruments.com",
                    "title": "Review",
                    "when": {
                      "start_time": 4077007200,
                      "end_time": 4077010800,
                      "object": "timespan"
                    },
                    "participants": [
                      {
                        "email": "sarah@acme.com",
                        "status": "yes"
                      }
                    ],
                    "organizer": {
                      "email": "dana.fox@larkfieldinstruments.com"
                    },
                    "status": "confirmed",
                    "busy": true,
                    "read_only": false,
                    "ical_uid": "event-3f9a1c52-0001@local-mailbox",
                    "created_at": "1969-12-31T18:00:00-06:00",
                    "updated_at": "1969-12-31T18:00:00-06:00",
                    "object": "event"
                  }
                ]
                """);
        assertThat(status).isZero();
    }

    @Test
    void listsTheEventsOfTheNextDaysEarliestFirst() {
        run("calendar events list --json");
        assertThat(titles()).containsExactly("Running", "Later");

        run("calendar events list --json --days 1");
        assertThat(titles()).containsExactly("Running");

        run("calendar events list --json --days 15 --limit 1");
        assertThat(titles()).containsExactly("Running");
    }

    @Test
    void listsAMonthOfEventsWithoutDays() {
        run("calendar events list --json --days 0");

        assertThat(titles()).containsExactly("Running", "Later", "In a fortnight");
    }

    @Test
    void importsEventsOfAnyTime() {
        long longAgo = Instant.now().minus(Duration.ofDays(1)).getEpochSecond();

        run("calendar events import --json --limit 500 --start " + longAgo);

        assertThat(titles()).containsExactly("Over", "Running", "Later", "In a fortnight");
    }

    @Test
    void leavesOutCancelledEventsUnlessTold() {
        LocalMailbox mailbox = LocalMailbox.of(List.of(), List.of()).withEvents(List.of(
                Map.of("title", "Off", "status", "cancelled", "when", Map.of("date", "2099-03-12"))));

        run(mailbox, "calendar events list --json --days 36500");
        assertThat(out()).isEqualTo("[]\n");

        run(mailbox, "calendar events list --json --days 36500 --show-cancelled");
        assertThat(titles()).containsExactly("Off");
    }

    @Test
    void knowsNoCalendarOfAGrantByImap() {
        run(LocalMailbox.fixed(), "calendar events list " + FixedMailboxes.ARCHIVE.id() + " --json");

        assertThat(status).isOne();
        assertThat(err()).startsWith("✗ Error: no calendars found\n");
    }

    private void run(String line) {
        run(LocalMailbox.of(TWO_CONTACTS, MESSAGES).withEvents(EVENTS), line);
    }

    private void run(LocalMailbox mailbox, String line) {
        out.reset();
        err.reset();
        status = mailbox.command(environment, zone).run(out,
                new PrintStream(err, true, StandardCharsets.UTF_8), line.split(" "));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<String> subjects() {
        return values("subject");
    }

    private List<String> titles() {
        return values("title");
    }

    private List<String> values(String field) {
        return out().lines().filter(line -> line.contains("\"" + field + "\"")).map(line -> line.split("\"")[3])
                .toList();
    }

    /** An hour long, some time from now. */
    private static Map<String, Object> event(String title, Duration fromNow) {
        long start = Instant.now().plus(fromNow).getEpochSecond();
        return Map.of("title", title,
                "when", Map.of("start_time", start, "end_time", start + Duration.ofHours(1).toSeconds()));
    }

    private static Map<String, Object> message(String subject, String date, String folder) {
        return Map.of("subject", subject, "date", date, "folders", List.of(folder), "from",
                List.of(Map.of("email", "sarah@acme.com")));
    }
}
