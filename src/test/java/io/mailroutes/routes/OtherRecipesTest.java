package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The recipes for what is no mail. */
class OtherRecipesTest extends RecipeTest {

    private static final List<Map<String, Object>> PEOPLE = List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com"),
            contact("c2", "Bo", "Ek", "bo@acme.com"));

    private final Instant monday = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(5, ChronoUnit.DAYS);
    private final LocalDate day = LocalDate.ofInstant(monday, ZoneOffset.UTC);

    private Map<String, Object> review(Instant start, int minutes, String... guests) {
        Map<String, Object> event = new HashMap<>(Map.of("id", "e1", "title", "Q3 review", "location", "Room 4",
                "description", "<p>Numbers</p>", "participants",
                List.of(guests).stream().map(guest -> Map.of("email", guest)).toList()));
        event.put("when", Map.of("start_time", start.getEpochSecond(), "end_time",
                start.plus(minutes, ChronoUnit.MINUTES).getEpochSecond()));
        return event;
    }

    private void calendar(List<Map<String, Object>> events) {
        mailbox(LocalMailbox.of(PEOPLE, List.of()).withEvents(events));
    }

    private List<String> events() {
        return rows("SELECT Subject, Who.Name, StartDateTime, DurationInMinutes, IsAllDayEvent FROM Event "
                + "ORDER BY Subject, Who.Name").stream().map(row -> row.get("Subject") + ", " + row.get("Who.Name") + ", "
                        + row.get("StartDateTime") + ", " + row.get("DurationInMinutes") + ", "
                        + row.get("IsAllDayEvent")).toList();
    }

    private static String written(Instant moment) {
        return moment.toString().replace("Z", ".000+0000");
    }

    @Test
    void eventsForTheContactsThatTakePart() {
        recipe("events");
        set("mail.external-id", "Nylas_Message_Id__c");
        Map<String, Object> fair = Map.of("id", "e2", "title", "Fair", "when", Map.of("start_date", day.toString(),
                "end_date", day.plusDays(1).toString()), "participants", List.of(Map.of("email", "sarah@acme.com")));
        Map<String, Object> party = Map.of("id", "e3", "title", "Party", "when", Map.of("date", day.toString()),
                "participants", List.of(Map.of("email", "lee@larkfieldinstruments.com")));
        calendar(List.of(review(monday, 60, "Sarah@acme.com", "bo@acme.com", "dana.fox@larkfieldinstruments.com",
                "nobody@nowhere.com"), fair, party));
        RunReport report = sync();
        assertThat(events()).containsExactly("Fair, Sarah Chen, " + day + "T00:00:00.000+0000, 2880, true",
                "Q3 review, Bo Ek, " + written(monday) + ", 60, false",
                "Q3 review, Sarah Chen, " + written(monday) + ", 60, false");
        assertThat(report.kind("events").equation()).startsWith("5 = 3 created").contains("2 skipped");
        assertThat(report.kind("events").skipped()).containsEntry("nobody from outside takes part", 1L)
                .containsEntry("its record of contacts is nowhere", 1L);
        assertThat(rows("SELECT Location, Description FROM Event WHERE Subject = 'Q3 review' LIMIT 1"))
                .containsExactly(Map.of("Location", "Room 4", "Description", "Numbers"));
        assertThat(count("Contact")).isEqualTo(2);
        secondRunWritesNothing();
    }

    @Test
    void anEventThatMovesIsMoved() {
        recipe("events");
        set("mail.external-id", "Nylas_Message_Id__c");
        calendar(List.of(review(monday, 60, "sarah@acme.com")));
        sync();
        Instant earlier = monday.minus(30, ChronoUnit.MINUTES);
        calendar(List.of(review(earlier, 90, "sarah@acme.com")));
        assertThat(sync().kind("events").updated()).isEqualTo(1);
        assertThat(events()).containsExactly("Q3 review, Sarah Chen, " + written(earlier) + ", 90, false");
        secondRunWritesNothing();
        changeLedger("DELETE FROM sent");
        secondRunWritesNothing();
    }

    @Test
    void withoutAnExternalIdAnEventIsWrittenOnce() {
        recipe("events");
        calendar(List.of(review(monday, 60, "sarah@acme.com", "bo@acme.com")));
        sync();
        calendar(List.of(review(monday, 60, "bo@acme.com", "sarah@acme.com")));
        secondRunWritesNothing();
        assertThat(count("Event")).isEqualTo(2);
    }

    @Test
    void leadsOfACsvFile() throws IOException {
        recipe("csv");
        Path leads = Files.createDirectories(folder.resolve("leads"));
        set("leads.folder", leads);
        org.insert("Lead", Map.of("LastName", "Old", "Company", "Acme", "Email", "old@acme.com"));
        mailbox(List.of(), List.of());
        start();
        Files.writeString(leads.resolve("fair.csv"), "first_name,last_name,company,email\n"
                + "Sarah,Chen,\"Acme, Inc.\",Sarah@acme.com\nBo,Older,Acme,old@acme.com\nAnn,Nobody,,ann@nowhere.com\n"
                + "Kim,,Acme,kim@acme.com\n");
        await().until(() -> Files.exists(leads.resolve("done/fair.csv")));
        assertThat(rows("SELECT FirstName, LastName, Company, Email FROM Lead ORDER BY LastName")).containsExactly(
                Map.of("FirstName", "Sarah", "LastName", "Chen", "Company", "Acme, Inc.", "Email", "sarah@acme.com"),
                Map.of("FirstName", "Bo", "LastName", "Older", "Company", "Acme", "Email", "old@acme.com"),
                Map.of("FirstName", "Kim", "LastName", "Unknown", "Company", "Acme", "Email", "kim@acme.com"));
        long before = writes();
        restart();
        start();
        secondRunWritesNothing();
        assertThat(writes()).isEqualTo(before);
    }
}
