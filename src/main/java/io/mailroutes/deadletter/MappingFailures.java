package io.mailroutes.deadletter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mailroutes.known.Fingerprint;
import io.mailroutes.known.KnownRecords;
import io.mailroutes.known.Ledger;
import io.mailroutes.known.Sent;
import io.mailroutes.known.Settled;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.Mapped;
import io.mailroutes.mapping.MappingException;
import io.mailroutes.mapping.MappingFault;
import io.mailroutes.mapping.Target;
import io.mailroutes.report.KindReport;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.run.Reading;
import io.mailroutes.run.RecordsRefusedException;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Route;
import org.apache.camel.util.ObjectHelper;

/**
 * Records that could not be mapped, from the exchange that the dead-letter channel got, as the bean
 * {@code mailroutesMappingFailures}. Each has one dead letter, however often it is read.
 */
public final class MappingFailures {

    private static final String MAPPING_FAILED = "MAPPING_FAILED";

    private final Kinds kinds;
    private final Ledger ledger;
    private final DeadLetters letters;

    public MappingFailures(Kinds kinds, Ledger ledger, DeadLetters letters) {
        this.kinds = kinds;
        this.ledger = ledger;
        this.letters = letters;
    }

    /**
     * A mistake in the route, or a failure on the sample with which a run begins, is noted; the run ends by it when the
     * mapping at hand comes back. Thrown here it would be logged by Camel, with a trace.
     *
     * @return the documents of those that have no dead letter yet
     */
    public List<String> documents(Exchange exchange, @ExchangeProperty("mailbox") MailboxRun run) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (run == null || run.reading() == null) {
            throw new IllegalStateException("A mapping failed in a route that no run began", cause);
        }
        Reading reading = run.reading();
        MappingException mistake = ObjectHelper.getException(MappingException.class, cause);
        if (mistake != null) {
            run.mistaken(mistake);
            return List.of();
        }
        // A seed has only the fields that its reference gives.
        if (run.isProbe() && reading.isSeed()) {
            reading.settle();
            return List.of();
        }
        if (run.isProbe()) {
            MappingFault fault = MappingFault.of(exchange, cause, kinds.target(reading.kind()).file());
            run.mistaken(new MappingException(fault.file() + " cannot map a sample that has every field"
                    + fault.told() + ". To do: correct the mapping."));
            return List.of();
        }
        if (run.isExport()) {
            letters(reading, cause, exchange).forEach(letter -> leaveOut(letter, run));
            reading.settle();
            return List.of();
        }
        List<DeadLetter> fresh = new ArrayList<>();
        for (DeadLetter letter : letters(reading, cause, exchange)) {
            KindReport report = run.report().kind(letter.kind());
            report.read(1);
            if (isKnown(letter, run)) {
                report.skipped(KnownRecords.REFUSED_BEFORE, 1);
            } else {
                fresh.add(letter);
            }
        }
        if (!reading.isSettled()) {
            settle(reading, run);
        }
        tellFirst(fresh, run);
        stopWhenNothingIsMapped(fresh, run);
        List<String> documents = letters.documents(fresh, run);
        fresh.forEach(letter -> reading.refused(letter.kind(), key(letter, run), letter.code()));
        return documents;
    }

    /** Notes that the records of the original at hand have dead letters, now that these are written. */
    public void note(@ExchangeProperty("mailbox") MailboxRun run) {
        if (!run.isDryRun() && !run.reading().refusals().isEmpty()) {
            List<Settled> settled = run.reading().refusals().stream().map(refusal -> new Settled(refusal.kind(),
                    kinds.target(refusal.kind()).object(), refusal.key(), Sent.refused(Fingerprint.of(refusal.key()),
                            refusal.code()))).toList();
            ledger.settle(run.org(), run.ledgerName(), settled, null);
        }
    }

    private List<DeadLetter> letters(Reading reading, Exception cause, Exchange exchange) {
        RecordsRefusedException refused = ObjectHelper.getException(RecordsRefusedException.class, cause);
        if (refused == null) {
            // One of several into which the route split the original has its place, too.
            String kind = kind(reading, exchange);
            int part = reading.isWhole(exchange) ? 0 : reading.nextRecord(kind);
            return part > 0 && !reading.wants(part) ? List.of()
                    : List.of(new DeadLetter(kind, reading.isSeed() ? reading.id() : "", part, MAPPING_FAILED,
                    reason(reading, MappingFault.of(exchange, cause, kinds.target(kind).file())), null,
                    reading.original(), reading.isSeed()));
        }
        return refused.refusals().stream().map(each -> new DeadLetter(refused.kind(),
                reading.isSeed() ? reading.id() : each.why().key(), each.part(), each.why().code(),
                each.why().getMessage(), Mapped.shown(each.record()), reading.original(), reading.isSeed())).toList();
    }

    private static String reason(Reading reading, MappingFault fault) {
        return "The mapping in " + fault.file() + " cannot work with this record"
                + (reading.id().isEmpty() ? "" : ", " + reading.id()) + fault.told()
                + ". To do: make the jq there allow for it.";
    }

    // Nobody sends it again, so the first of each reason is told where the others are counted.
    private static void leaveOut(DeadLetter letter, MailboxRun run) {
        run.report().kind(letter.kind()).read(1);
        if (run.report().kind(letter.kind()).deadLettered(letter.code()) == 1) {
            run.report().warn(letter.reason());
        }
    }

    // An original may go to the mapping routes of several kinds.
    private String kind(Reading reading, Exchange exchange) {
        Route route = exchange.getContext().getRoute(exchange.getProperty(Exchange.FAILURE_ROUTE_ID, "", String.class));
        return reading.isSeed() || route == null ? reading.kind() : kinds.all().stream().map(Target::kind)
                .filter(kind -> route.getEndpoint().getEndpointUri().equals("direct://mailroutes-" + kind + "-record"))
                .findFirst().orElse(reading.kind());
    }

    // So that what refers to it falls with it.
    private static void settle(Reading reading, MailboxRun run) {
        reading.settle();
        if (reading.isSeed()) {
            run.staging().add(StagedRecord.settled(reading.kind(), reading.id(), Status.REFUSED, "",
                    JsonNodeFactory.instance.objectNode(), MAPPING_FAILED));
        }
    }

    private static void tellFirst(List<DeadLetter> fresh, MailboxRun run) {
        fresh.stream().filter(letter -> MAPPING_FAILED.equals(letter.code())).findFirst()
                .filter(letter -> !run.report().kind(letter.kind()).deadLettered().containsKey(MAPPING_FAILED))
                .ifPresent(letter -> run.report().warn(letter.reason()));
    }

    private void stopWhenNothingIsMapped(List<DeadLetter> fresh, MailboxRun run) {
        for (DeadLetter letter : fresh) {
            long staged = run.staging().count(letter.kind(), Status.PENDING);
            if (letters.mayStillBeRefused(run, letter.kind(), staged) <= fresh.size()) {
                run.mistaken(letters.stop(letter.kind(), letter.reason()));
            }
        }
    }

    private boolean isKnown(DeadLetter letter, MailboxRun run) {
        String key = key(letter, run);
        Sent before = ledger.find(run.scope(kinds.target(letter.kind())), List.of(key)).get(key);
        return !run.triesRefused() && before != null && before.refused().equals(letter.code());
    }

    // A record that changed in the mailbox is another one.
    private static String key(DeadLetter letter, MailboxRun run) {
        return "unmapped " + Fingerprint.of(letter.original().read(run.folder()))
                + (letter.part() > 1 ? " " + letter.part() : "");
    }
}
