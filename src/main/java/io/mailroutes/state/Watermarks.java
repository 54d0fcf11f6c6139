package io.mailroutes.state;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.mailroutes.mapping.Targets;
import io.mailroutes.report.StageReport;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Up to when a mailbox is done: the date of the newest message that a whole run has read. The mail's own dates and not
 * this machine's clock move it, so that a wrong clock cannot make a hole.
 */
public final class Watermarks {

    /** The CLI takes days; on the first of them the provider may still answer with everything. */
    private static final LocalDate ALL = LocalDate.of(1970, 1, 2);

    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private final Targets targets;
    private final Clock clock;
    private final int initialDays;
    private final int overlapDays;

    /**
     * @param initialDays how many days back the first run of a mailbox reads ({@code mail.initial-days})
     * @param overlapDays how many days before the watermark a run reads again ({@code mail.overlap-days})
     */
    public Watermarks(Targets targets, Clock clock, int initialDays, int overlapDays) {
        this.targets = targets;
        this.clock = clock;
        this.initialDays = initialDays;
        this.overlapDays = overlapDays;
    }

    /** @return the object that mail goes to: another one begins anew */
    public String object() {
        return targets.target("emails").object();
    }

    /** @return under which name the mailbox is kept */
    public String mailbox(@ExchangeProperty("mailbox") MailboxRun run) {
        return run.ledgerName();
    }

    /**
     * Decides from which day on mail is read.
     *
     * @param rows what the ledger has: one row with the watermark in UTC, or with none for a mailbox that was never done
     * @throws StateException when this machine's clock stands before the watermark
     */
    public void window(@ExchangeProperty("mailbox") MailboxRun run, @Body List<Map<String, Object>> rows) {
        Timestamp watermark = (Timestamp) rows.get(0).get("mail_until");
        run.readSince(since(run.order().since(),
                watermark == null ? null : watermark.toLocalDateTime().toInstant(ZoneOffset.UTC)));
    }

    private LocalDate since(String ordered, Instant watermark) {
        if (MailboxOrder.FULL.equals(ordered)) {
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
                    + " was read before. To do: correct the clock");
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
            throw new StateException("\"" + text + "\" is no day. To do: write it as 2026-03-31", e);
        }
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneId.systemDefault());
    }

    /** Whether a run moves its mailbox's watermark: only one that read all there was, wrote, and can account for all. */
    public boolean moves(@ExchangeProperty("mailbox") MailboxRun run) {
        return !run.isDryRun() && !run.isReplay() && !run.isCut() && run.newestMessage().isAfter(Instant.MIN)
                && run.report().stages().stream().allMatch(StageReport::addsUp);
    }

    /** @return up to when a mailbox is done, in UTC */
    public LocalDateTime until(@ExchangeProperty("mailbox") MailboxRun run) {
        Instant now = clock.instant();
        Instant newest = run.newestMessage();
        return LocalDateTime.ofInstant(newest.isAfter(now) ? now : newest, ZoneOffset.UTC);
    }
}
