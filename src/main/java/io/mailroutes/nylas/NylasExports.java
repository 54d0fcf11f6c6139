package io.mailroutes.nylas;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.run.Reading;
import io.mailroutes.staging.Original;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.exec.ExecResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the CLI printed, as a split takes it: by the bean {@code mailroutesExport}. */
public final class NylasExports {

    private static final Logger LOG = LoggerFactory.getLogger(NylasExports.class);
    private static final long PROGRESS = 50_000;

    /** @return the records that the command printed, one at a time; each is at hand until the next one is asked for */
    public Iterator<JsonNode> read(@Body ExecResult result, @ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("kind") String kind, Exchange exchange) {
        NylasCommand command = (NylasCommand) result.getCommand();
        return new NylasExport(printed(result, run), command.shown()) {
            private long count;

            @Override
            protected void begin(JsonNode record, long offset, int length) {
                String file = command.isSample() ? "" : command.getOutFile().getName();
                run.read(new Reading(kind, new Original(file, offset, length), record.path("id").asText(""), false, 0,
                        exchange));
                noteDate(run, kind, record);
                if (++count % PROGRESS == 0) {
                    LOG.info("{}: {} {} read and mapped", run.report().mailbox(), count, kind);
                }
            }

            @Override
            protected boolean isOver() {
                return run.isMistaken();
            }

            @Override
            protected void end(long records) {
                warnWhenCut(command, records, run, kind);
            }
        };
    }

    private static InputStream printed(ExecResult result, MailboxRun run) {
        if (result.getCommand().getOutFile() == null) {
            return result.getStdout() == null ? new ByteArrayInputStream(new byte[0]) : result.getStdout();
        }
        run.report().exported(result.getCommand().getOutFile().length());
        try {
            return Files.newInputStream(result.getCommand().getOutFile().toPath());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the export " + result.getCommand().getOutFile(), e);
        }
    }

    // A record without a readable date is read again in the next run; that is all it costs.
    private static void noteDate(MailboxRun run, String kind, JsonNode record) {
        if (record.path("date").isTextual()) {
            try {
                run.sawDate(kind, OffsetDateTime.parse(record.get("date").asText()).toInstant());
            } catch (DateTimeException e) {
                LOG.debug("A record of {} has the date {}", kind, record.get("date"));
            }
        }
    }

    private static void warnWhenCut(NylasCommand command, long count, MailboxRun run, String kind) {
        List<String> arguments = command.getArgs();
        int limit = arguments.indexOf("--limit");
        boolean cut = limit >= 0 && limit + 1 < arguments.size() && arguments.get(limit + 1).equals(Long.toString(count));
        if (cut) {
            run.cut(kind);
            run.report().warn("`" + command.shown() + "` gave exactly as many records as its limit, so there may be more. "
                    + "To do: raise the limit (contacts.limit, mail.limit, or what the route names) in application.properties; "
                    + "until then each run reads from the same day.");
        }
    }
}
