package io.mailroutes.report;

import io.mailroutes.report.RunReport.ApiCalls;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The report of a mailbox says on another machine what it said on the one that wrote it. */
class MailboxReportTest {

    private static MailboxReport report() {
        MailboxReport report = new MailboxReport("dana@example.com");
        report.tellKinds(List.of("accounts", "contacts"));
        KindReport contacts = report.kind("contacts");
        contacts.read(31);
        contacts.created(1);
        contacts.updated(2);
        contacts.unchanged(4);
        contacts.skipped("no e-mail address – “none”", 8);
        contacts.skipped("sent by the own company", 15);
        contacts.deadLettered("INVALID_EMAIL_ADDRESS");
        report.exported(847_400);
        report.called(new ApiCalls(38, 14_962, 15_000, 495_200));
        report.warn("The list was cut");
        report.letters(new LetterCount("dead-letter/a.jsonl", 1, 2, 3, 4, 5, 6, true));
        report.sample("create Contact {\"LastName\": \"Chen\"}");
        report.failed("It failed");
        report.stopped("It stopped");
        return report;
    }

    private static String summary(MailboxReport mailbox) {
        RunReport run = new RunReport("run", true, Instant.EPOCH);
        run.add(mailbox);
        run.end(Instant.EPOCH.plusSeconds(1), ApiCalls.NONE);
        return Summary.of(run);
    }

    @Test
    void nothingOfItIsLostOnTheWay() {
        MailboxReport there = MailboxReport.parse(report().toJson());
        assertThat(there).usingRecursiveComparison().isEqualTo(report());
        assertThat(summary(there)).isEqualTo(summary(report())).contains("31 = 1 created + 2 updated + 4 unchanged + 23 "
                + "skipped + 1 dead-lettered", "in 38 API calls (14962 left today)");
    }

    @Test
    void whatANewerVersionAddsIsNoMatter() {
        assertThat(MailboxReport.parse("{\"mailbox\": \"dana\", \"new\": 1}").mailbox()).isEqualTo("dana");
    }

    @Test
    void aRunAddsUpTheCallsOfAllMachines() {
        RunReport run = new RunReport("run", false, Instant.EPOCH);
        run.add(report());
        run.add(report());
        run.end(Instant.EPOCH, new ApiCalls(2, 14_970, 15_000, 800));
        assertThat(run.apiCalls()).isEqualTo(new ApiCalls(78, 14_962, 15_000, 991_200));
    }
}
