package io.mailroutes.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.mailroutes.deadletter.ReplayException;
import io.mailroutes.report.ForPeople;
import io.mailroutes.report.MailboxReport;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.KindReport;
import org.apache.camel.util.ObjectHelper;

/** One run of the product inside this process, as far as it came. */
final class Run {

    /** How a reason begins that was made for a developer. */
    private static final Pattern UNEXPLAINED = Pattern.compile("^[\\w.]*(Exception|Error)\\b.*", Pattern.DOTALL);

    private final RunReport report;
    private final Exception exception;

    /** @param report null where there is none, because of the exception */
    Run(RunReport report, Exception exception) {
        this.report = report;
        this.exception = exception;
    }

    /** @return what no run may show, however things went */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (report != null && !report.addsUp()) {
            problems.add("the sum does not add up: " + equations());
        }
        if (exception != null && !isForPeople(exception)) {
            problems.add("the run ended without explaining itself: " + Reason.of(exception));
        }
        failures().filter(failure -> UNEXPLAINED.matcher(failure).matches())
                .forEach(failure -> problems.add("a mailbox failed without explaining itself: " + failure));
        return problems;
    }

    private static boolean isForPeople(Throwable exception) {
        return Stream.iterate(exception, each -> each != null, Throwable::getCause)
                .anyMatch(ForPeople.class::isInstance);
    }

    private Stream<String> failures() {
        return report == null ? Stream.empty() : report.mailboxes().stream().map(MailboxReport::failure);
    }

    /** Whether all was worked on to the end. */
    boolean isComplete() {
        return report != null && (report.exitStatus() == 0 || report.exitStatus() == 2);
    }

    /** Whether there was no dead letter to send again. */
    boolean hadNoLetters() {
        return exception != null && ObjectHelper.getException(ReplayException.class, exception) != null;
    }

    /** Whether nothing was written and nothing refused. */
    boolean isQuiet() {
        return report != null && report.exitStatus() == 0
                && report.kinds().stream().allMatch(kind -> kind.created() + kind.updated() == 0);
    }

    private List<String> equations() {
        return report.kinds().stream().map(kind -> kind.kind() + ": " + kind.equation()).toList();
    }

    @Override
    public String toString() {
        if (report == null) {
            return "stopped: " + Reason.of(exception);
        }
        return report.exitStatus() + " " + equations() + report.kinds().stream().map(KindReport::deadLettered).toList()
                + report.mailboxes().stream().map(mailbox -> mailbox.failure() + mailbox.stopped()).toList();
    }
}
