package io.mailroutes.routes;

import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.report.RunReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who becomes a Contact, and of which company. */
class WhoIsWhoTest extends RoutesTest {

    private static final String AUTOMATIC = "automatic sender (mail.automatic-senders)";
    private static final String LEFT_OUT = "spam, trash or draft (mail.left-out-folders)";

    private static Map<String, Object> from(int number, String sender) {
        return message("m" + number, sender, "Subject " + number);
    }

    private static Map<String, Object> with(Map<String, Object> record, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(record);
        changed.put(field, value);
        return changed;
    }

    private RunReport syncMailOf(String... senders) {
        List<Map<String, Object>> mail = new ArrayList<>();
        for (String sender : senders) {
            mail.add(from(mail.size(), sender));
        }
        mailbox(List.of(), mail);
        return sync();
    }

    @Test
    void aMachineBecomesNoContact() {
        RunReport report = syncMailOf("MAILER-DAEMON@acme.com", "no-reply@acme.com", "noreply-maps@acme.com",
                "do_not_reply@acme.com", "Shop.NoReply@acme.com", "bounce+kay=n02.example@acme.com", "postmaster@acme.com",
                "list-bounces@acme.com", "kay.bouncer@acme.com", "noreen@acme.com");
        assertThat(report.kind("emails").skipped()).containsOnly(Map.entry(AUTOMATIC, 8L));
        assertThat(rows("SELECT Email FROM Contact ORDER BY Email")).extracting(row -> row.get("Email"))
                .containsExactly("kay.bouncer@acme.com", "noreen@acme.com");
    }

    @Test
    void whatAHeaderCallsAutomaticMakesNoContactEither() {
        List<Map<String, Object>> mail = new ArrayList<>();
        for (String header : List.of("auto-submitted: auto-replied", "List-Unsubscribe: <https://acme.com>",
                "PRECEDENCE: Bulk", "Auto-Submitted: no", "X-Mailer: auto")) {
            String[] parts = header.split(": ");
            mail.add(with(from(mail.size(), "p" + mail.size() + "@acme.com"), "headers",
                    List.of(Map.of("name", parts[0], "value", parts[1]))));
        }
        mailbox(List.of(), mail);
        assertThat(sync().kind("emails").skipped()).containsOnly(Map.entry(AUTOMATIC, 3L));
        assertThat(count("Contact WHERE Email IN ('p3@acme.com', 'p4@acme.com')")).isEqualTo(2);
    }

    @Test
    void whoIsInTheAddressBookHasMailHoweverItIsSent() {
        mailbox(List.of(contact("c1", "Sup", "Port", "noreply@acme.com")), List.of(from(1, "noreply@acme.com")));
        assertThat(sync().kind("emails").created()).isEqualTo(1);
    }

    @Test
    void theListOfMachinesIsASetting() {
        set("mail.automatic-senders", "robot*, *@news.acme.com");
        syncMailOf("robot7@acme.com", "kay@news.acme.com", "no-reply@acme.com");
        assertThat(only("SELECT Email FROM Contact")).isEqualTo("no-reply@acme.com");
    }

    @Test
    void spamTrashAndDraftsNeverBecomeTasks() {
        List<Map<String, Object>> mail = new ArrayList<>();
        for (String folder : List.of("SPAM", "TRASH", "DRAFTS", "Draft", "[Gmail]/Spam", "INBOX.Trash", "Junk E-Mail",
                "Deleted Items", "INBOX", "Spamfilter Project")) {
            mail.add(with(from(mail.size(), "p" + mail.size() + "@acme.com"), "folders", List.of(folder)));
        }
        mailbox(LocalMailbox.of(List.of(), mail));
        assertThat(sync().kind("emails").skipped()).containsOnly(Map.entry(LEFT_OUT, 8L));
        assertThat(count("Task")).isEqualTo(2);
        assertThat(count("Contact")).isEqualTo(2);
    }

    @Test
    void theFirstUsableAddressIsThePersons() {
        mailbox(List.of(Map.of("id", "c1", "surname", "A", "emails", List.of(Map.of("email", ""),
                Map.of("email", "\u00a0"), Map.of("email", "kay at acme"), Map.of("email", "\u200bKay@acme.com ")))),
                List.of());
        sync();
        assertThat(only("SELECT Email FROM Contact")).isEqualTo("kay@acme.com");
    }

    @Test
    void aBlankAroundTheAddressChangesNoRuleOfOverwriting() {
        Random random = new Random(5);
        List<Map<String, Object>> people = new ArrayList<>();
        for (String blank : List.of(" ", "\u00a0", "\u200b", "\ufeff", "\u3000")) {
            String around = random.nextBoolean() ? blank : "";
            people.add(with(contact("c" + people.size(), "A", "B", around + "p" + people.size() + "@acme.com" + blank),
                    "job_title", "Mailbox"));
        }
        mailbox(people, List.of());
        sync();
        rows("SELECT Id FROM Contact").forEach(row -> org.update((String) row.get("Id"), Map.of("Title", "Org")));
        mailbox(people.stream().map(each -> with(each, "phone_numbers", List.of(Map.of("number", "1")))).toList(), List.of());
        restart();
        assertThat(sync().kind("contacts").updated()).isEqualTo(5);
        assertThat(count("Contact WHERE Title = 'Org' AND Phone = '1'")).isEqualTo(5);
        assertThat(syncSince("full").kind("contacts").updated()).isZero();
    }

    @Test
    void whatNobodySeesIsNoName() {
        mailbox(List.of(contact("c1", "\u00a0", "\u200b", "a@acme.com"), contact("c2", "\u3000", "\u2800", "b@acme.com")),
                List.of(with(from(1, "c@acme.com"), "from", List.of(Map.of("name", "\u200b,", "email", "c@acme.com")))));
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Contact WHERE LastName = 'Unknown' AND FirstName = null")).isEqualTo(3);
    }

    @Test
    void tenantsAreCompaniesAndFreeMailIsNone() {
        syncMailOf("a@alpha.onmicrosoft.com", "b@beta.onmicrosoft.com", "c@hotmail.com.br", "d@outlook.jp",
                "e@yahoo.com.tw", "f@live.se", "x1@privaterelay.appleid.com", "1+k@users.noreply.github.com",
                "g@acme.github.io");
        assertThat(rows("SELECT Website FROM Account ORDER BY Website")).extracting(row -> row.get("Website"))
                .containsExactly("acme.github.io", "alpha.onmicrosoft.com", "beta.onmicrosoft.com");
    }
}
