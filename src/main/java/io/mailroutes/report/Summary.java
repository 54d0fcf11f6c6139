package io.mailroutes.report;

import java.util.Locale;
import java.util.Map;

/** The run's report as text, for people and for the log. */
public final class Summary {

    private Summary() {
    }

    /** @return several lines, without one at the end */
    public static String of(RunReport report) {
        StringBuilder text = new StringBuilder();
        text.append(report.dryRun() ? "Dry run " : "Run ").append(report.run())
                .append(report.dryRun() ? ": nothing was written. It would be:" : "");
        int width = report.kinds().stream().mapToInt(kind -> kind.kind().length()).max().orElse(0) + 1;
        report.kinds().forEach(kind -> append(text, width, kind));
        report.mailboxes().stream().filter(mailbox -> !mailbox.failure().isEmpty()).forEach(mailbox -> text
                .append("\n  mailbox ").append(mailbox.mailbox()).append(" failed: ").append(mailbox.failure()));
        report.mailboxes().stream().filter(mailbox -> !mailbox.stopped().isEmpty()).forEach(mailbox -> text
                .append("\n  mailbox ").append(mailbox.mailbox()).append(" stopped early: ").append(mailbox.stopped())
                .append(mailbox.stopped().endsWith(".") ? "" : ".").append(" The next run goes on from here."));
        report.samples().forEach(sample -> text.append("\n  would ").append(sample));
        report.letters().forEach(file -> text.append("\n  ").append(file.text(report.dryRun())));
        if (report.waiting() > 0) {
            text.append("\n  dead letters of earlier runs that wait: ").append(report.waiting())
                    .append(" (\"replay --list\" tells why, \"replay\" sends them again)");
        }
        report.warnings().forEach(warning -> text.append("\n  warning: ").append(warning));
        appendCost(text, report);
        if (!report.addsUp()) {
            text.append("\n  THE SUM DOES NOT ADD UP: records were lost or counted twice. Please report this run.");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int width, KindReport kind) {
        text.append(String.format(Locale.ROOT, "%n  %-" + width + "s %s", kind.kind(), kind.equation()));
        append(text, width, "skipped", kind.skipped());
        append(text, width, "dead-lettered", kind.deadLettered());
    }

    private static void append(StringBuilder text, int width, String what, Map<String, Long> counts) {
        counts.forEach((reason, count) -> text
                .append(String.format(Locale.ROOT, "%n  %-" + width + "s   %s: %s %d", "", what, reason, count)));
    }

    private static void appendCost(StringBuilder text, RunReport report) {
        RunReport.ApiCalls calls = report.apiCalls();
        long exported = report.mailboxes().stream().mapToLong(MailboxReport::exportedBytes).sum();
        text.append(String.format(Locale.ROOT, "%n  %d mailbox%s, %s exported, %s to and from Salesforce in %d API calls",
                report.mailboxes().size(), report.mailboxes().size() == 1 ? "" : "es", bytes(exported),
                bytes(calls.bytes()), calls.used()));
        if (calls.left() >= 0) {
            text.append(" (").append(calls.left()).append(" left today)");
        }
        text.append(String.format(Locale.ROOT, ", %.1f s", report.duration().toMillis() / 1000.0));
    }

    private static String bytes(long count) {
        return count < 1_000_000 ? String.format(Locale.ROOT, "%.1f kB", count / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", count / 1e6);
    }
}
