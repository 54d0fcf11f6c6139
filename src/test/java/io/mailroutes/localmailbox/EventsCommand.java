package io.mailroutes.localmailbox;

import java.io.PrintStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.OptionalLong;

/**
 * What {@code calendar events list} and {@code calendar events import} print of a mailbox. The first only looks ahead;
 * the second takes any window, in one request.
 */
final class EventsCommand implements ExportCommand {

    private static final int LISTED = 10;
    private static final int DAYS = 7;
    private static final int IMPORTED = 50;
    private static final int MOST_IMPORTED = 500;

    private final CommandLine line;
    private final Clock clock;

    EventsCommand(CommandLine line, Clock clock) {
        this.line = line;
        this.clock = clock;
    }

    @Override
    public List<String> grantArgument() {
        List<String> arguments = line.arguments();
        if (arguments.size() > 1) {
            throw new CliException("accepts at most 1 arg(s), received " + arguments.size());
        }
        line.value("timezone").ifPresent(EventsCommand::requireZone);
        bound("start");
        bound("end");
        return arguments;
    }

    @Override
    public Export export(Mailbox mailbox) {
        if (isImport() && limit().most() > MOST_IMPORTED) {
            throw ApiError.BAD_REQUEST.toCliException();
        }
        EventFilter filter = filter(calendar(mailbox));
        return new Export(() -> mailbox.events().filter(filter), Shape.EVENT, limit());
    }

    /** When no calendar is named, the first request asks for the calendars, and nothing is counted yet. */
    @Override
    public void fail(ApiError error, PrintStream err) {
        new Counter(err, line.value("calendar").isPresent() && limit().isPaged()).finish();
        throw error.toCliException();
    }

    private boolean isImport() {
        return line.command().endsWith("import");
    }

    private Limit limit() {
        if (isImport()) {
            long limit = line.number("limit", IMPORTED);
            return new Limit(limit > 0 ? limit : IMPORTED, false);
        }
        return Limit.of(line, LISTED, LISTED);
    }

    private EventFilter filter(String calendar) {
        if (isImport()) {
            return EventFilter.between(calendar, bound("start"), bound("end"), clock).showingCancelled(true);
        }
        boolean isCancelledShown = line.isOn("show-cancelled");
        long days = line.number("days", DAYS);
        if (days <= 0) {
            return EventFilter.between(calendar, OptionalLong.empty(), OptionalLong.empty(), clock)
                    .showingCancelled(isCancelledShown);
        }
        ZonedDateTime now = ZonedDateTime.now(clock);
        return EventFilter.between(calendar, OptionalLong.of(now.toEpochSecond()),
                OptionalLong.of(now.plusDays(days).toEpochSecond()), clock).showingCancelled(isCancelledShown);
    }

    private OptionalLong bound(String flag) {
        return line.value(flag).map(text -> OptionalLong.of(Bound.read(flag, text, clock.getZone())))
                .orElse(OptionalLong.empty());
    }

    private String calendar(Mailbox mailbox) {
        List<Calendar> calendars = mailbox.calendars();
        if (line.value("calendar").isPresent()) {
            return mailbox.calendar(line.value("calendar").get()).map(Calendar::id)
                    .orElseThrow(ApiError.NOT_FOUND::toCliException);
        }
        if (calendars.isEmpty()) {
            throw CliException.noCalendar();
        }
        return calendars.stream().filter(Calendar::isPrimary).findFirst().orElse(calendars.get(0)).id();
    }

    private static void requireZone(String name) {
        try {
            ZoneId.of(name);
        } catch (DateTimeException e) {
            throw CliException.invalidZone(name);
        }
    }
}
