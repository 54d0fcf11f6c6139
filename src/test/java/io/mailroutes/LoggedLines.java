package io.mailroutes;

import java.io.StringWriter;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;

/**
 * What is logged at WARN and ERROR while it is open, as in the program, where failures of routes are logged, too.
 *
 * <pre>{@code
 * try (LoggedLines logged = new LoggedLines()) {
 *     run();
 *     assertThat(logged.text()).isEmpty();
 * }
 * }</pre>
 */
public final class LoggedLines implements AutoCloseable {

    private static final String NAME = "logged-lines";

    private final StringWriter text = new StringWriter();
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final LoggerConfig root = context.getConfiguration().getRootLogger();
    private final LoggerConfig failures = context.getConfiguration().getLoggerConfig("org.apache.camel.processor.errorhandler");
    private final Level before = failures.getLevel();

    public LoggedLines() {
        WriterAppender appender = WriterAppender.newBuilder().setName(NAME).setTarget(text)
                .setLayout(PatternLayout.newBuilder().withPattern("%-5p %c %m%n%ex").build()).build();
        appender.start();
        root.addAppender(appender, Level.WARN, null);
        failures.setLevel(Level.WARN);
        context.updateLoggers();
    }

    /** Level, logger, message and trace of each, one after the other. */
    public String text() {
        return text.toString();
    }

    @Override
    public void close() {
        root.removeAppender(NAME);
        failures.setLevel(before);
        context.updateLoggers();
    }
}
