package io.mailroutes.run;

import io.mailroutes.known.Ledger;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.report.KindReport;
import io.mailroutes.report.StateException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Up to when a mailbox is done, for each kind: the date of the newest record that a whole run has read. The mail's own
 * dates and not this machine's clock move it, so that a wrong clock cannot make a hole.
 */
public final class Watermarks {

    /** The CLI takes days; on the first of them the provider may still answer with everything. */
    private static final LocalDate ALL = LocalDate.of(1970, 1, 2);

    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private final Kinds kinds;
    private final Ledger ledger;
    private final Clock clock;
    private final int initialDays;
    private final int overlapDays;

    /**
     * @param initialDays how many days back the first run of a mailbox reads ({@code mail.initial-days})
     * @param overlapDays how many days before the watermark a run reads again ({@code mail.overlap-days})
     */
    public Watermarks(Kinds kinds, Ledger ledger, Clock clock, int initialDays, int overlapDays) {
        this.kinds = kinds;
        this.ledger = ledger;
        this.clock = clock;
        this.initialDays = initialDays;
        this.overlapDays = overlapDays;
    }

    /**
     * @return the day from which on records of a kind are read, as the CLI's machine counts days; what is only exported
     *         has no watermark
     * @throws StateException when this machine's clock stands before the watermark
     */
    public LocalDate since(MailboxRun run, String kind) {
        return since(run.order().order().since(), run.isExport() ? null
                : ledger.watermark(run.scope(kinds.target(kind))).orElse(null));
    }

    private LocalDate since(String ordered, Instant watermark) {
        if (RunOrder.FULL.equals(ordered)) {
            return ALL;
        }
        Instant now = clock.instant();
        if (!ordered.isEmpty()) {
            return past(day(ordered), now);
        }
        if (watermark == null) {
            return day(now).minusDays(initialDays);
        }
        if (watermark.isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw new StateException("This machine's clock says " + now + ", but mail up to " + watermark
                    + " was read before. To do: correct the clock; where it is right, and was wrong then, run sync once with "
                    + "--since and a day before that");
        }
        return day(watermark.isAfter(now) ? now : watermark).minusDays(overlapDays);
    }

    private static LocalDate past(LocalDate day, Instant now) {
        if (day.isAfter(day(now))) {
            throw new StateException("Mail from " + day + " on was asked for, a day that has not come yet. To do: give "
                    + "--since an earlier one");
        }
        return day;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new StateException("\"" + text + "\" is no day. To do: write it as 2026-03-31");
        }
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneId.systemDefault());
    }

    /** Moves the watermarks of a run that read all there was, wrote, and can account for all. */
    void move(MailboxRun run) {
        if (run.isDryRun() || run.isReplay() || !run.report().kinds().stream().allMatch(KindReport::addsUp)) {
            return;
        }
        Instant now = clock.instant();
        if (!run.order().order().since().isEmpty()) {
            kinds.all().forEach(target -> ledger.forgetWatermark(run.scope(target), now.plus(CLOCK_TOLERANCE)));
        }
        run.newest().forEach((kind, date) -> ledger.moveWatermark(run.scope(kinds.target(kind)),
                date.isAfter(now) ? now : date, run.order().run()));
    }
}
