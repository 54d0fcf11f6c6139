package io.mailroutes.command;

import java.util.Collection;
import java.util.List;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** Keeps secrets out of the program's log. A host of the routes has a log of its own, which is left as it is. */
public final class ProgramSecrets {

    private ProgramSecrets() {
    }

    /** Names our events to log4j. To be called before the first logger is made. */
    public static void keepOutOfLog() {
        System.setProperty("Log4jLogEventFactory", MaskedEvents.class.getName());
    }

    /** @param secrets to be blotted out from now on, as the Nylas CLI's own is, unless the log is somebody else's */
    static void hide(Collection<String> secrets) {
        if (LogManager.getContext(false) instanceof LoggerContext context
                && context.getConfiguration().getRootLogger().getLogEventFactory() instanceof MaskedEvents events) {
            events.mask().hide(secrets);
            events.mask().hide(List.of(System.getenv().getOrDefault("NYLAS_API_KEY", "")));
        }
    }
}
