package io.mailroutes.command;

import java.util.List;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.impl.DefaultLogEventFactory;
import org.apache.logging.log4j.core.impl.LogEventFactory;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.SimpleMessage;

/** Makes the events of the program's log, in whatever configuration, and keeps secrets out of them. */
public final class MaskedEvents implements LogEventFactory {

    private final LogEventFactory events = new DefaultLogEventFactory();
    private final SecretMask mask = new SecretMask();

    SecretMask mask() {
        return mask;
    }

    @Override
    public LogEvent createEvent(String logger, Marker marker, String caller, Level level, Message message,
            List<Property> properties, Throwable thrown) {
        return events.createEvent(logger, marker, caller, level, masked(message), properties, masked(thrown));
    }

    @Override
    public LogEvent createEvent(String logger, Marker marker, String caller, StackTraceElement location, Level level,
            Message message, List<Property> properties, Throwable thrown) {
        return events.createEvent(logger, marker, caller, location, level, masked(message), properties, masked(thrown));
    }

    private Message masked(Message message) {
        String said = message.getFormattedMessage();
        String masked = said == null ? null : mask.mask(said);
        return masked == null || masked.equals(said) ? message : new SimpleMessage(masked);
    }

    private Throwable masked(Throwable thrown) {
        return thrown == null || MaskedThrowable.chain(thrown).noneMatch(each -> isSecret(each.toString())) ? thrown
                : new MaskedThrowable(thrown, mask);
    }

    private boolean isSecret(String said) {
        return !mask.mask(said).equals(said);
    }
}
