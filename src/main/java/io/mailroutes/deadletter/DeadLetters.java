package io.mailroutes.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.known.FaultOfOthers;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.Target;
import io.mailroutes.report.KindReport;
import io.mailroutes.report.RunStoppedException;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.staging.MailJson;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refused records and makes the documents that can be sent again, one line of JSON each. In a replay, a letter
 * that stands for the record stays in its file and gets the new reason.
 */
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final ObjectMapper JSON = MailJson.MAPPER;

    private final Kinds kinds;
    private final int stopAfter;

    /** @param stopAfter refusals of one kind without a success after which a run stops; 0 for never */
    public DeadLetters(Kinds kinds, int stopAfter) {
        this.kinds = kinds;
        this.stopAfter = stopAfter;
    }

    /** Counts refused records. @return the documents that are to be sent to the dead-letter endpoint */
    public List<String> documents(Collection<DeadLetter> letters, MailboxRun run) {
        List<String> documents = new ArrayList<>();
        for (DeadLetter letter : letters) {
            ObjectNode document = counted(letter, run);
            boolean stands = run.isReplay() && run.letters().refused(letter.kind(), letter.original(), letter.key(),
                    document.toString());
            if (!stands) {
                document.set("original", letter.original().file().isEmpty() ? null
                        : letter.original().json(run.folder()));
                keep(document.toString(), letter, run, documents);
            }
        }
        return documents;
    }

    // A replay puts a letter of another record into the file of the letter that needs it.
    private static void keep(String document, DeadLetter letter, MailboxRun run, List<String> documents) {
        String file = run.isReplay() ? run.letters().another(letter.original()) : "";
        if (run.isDryRun()) {
            return;
        }
        if (file.isEmpty()) {
            documents.add(document);
        } else {
            LetterFiles.append(Path.of(file), document);
        }
    }

    /**
     * How many more records of a kind may be refused before the run stops: nearly everything of it is refused, and
     * nobody wants to send all that again.
     */
    public long mayStillBeRefused(MailboxRun run, String kind, long successes) {
        KindReport report = run.report().kind(kind);
        return stopAfter == 0 || report.successes() + successes > 0 ? Long.MAX_VALUE
                : Math.max(0, stopAfter - report.refusalsBut(FaultOfOthers.codes()));
    }

    /** Whether a refusal counts among those that stop a run. */
    public boolean counts(String code) {
        return !FaultOfOthers.codes().contains(code);
    }

    /** @return why a run stops that is refused nearly everything of a kind */
    public RunStoppedException stop(String kind, String lastReason) {
        Target target = kinds.target(kind);
        return new RunStoppedException(stopAfter + " records of " + kind + " were refused and none arrived, the last: "
                + lastReason + " To do: correct " + target.file() + " or the org, then replay these and run again; "
                + "load.stop-after-refusals says when a run stops like this");
    }

    // What could not be mapped is known by the id of its original alone.
    private static String title(DeadLetter letter, MailboxRun run) {
        return Stream.of(letter.key(), text(letter.record(), "Name"), text(letter.record(), "LastName"),
                text(letter.record(), "Subject"), text(letter.original().json(run.folder()), "id"))
                .filter(title -> !title.isBlank()).findFirst().orElse("without an id");
    }

    private static String text(JsonNode json, String field) {
        return json == null ? "" : json.path(field).asText("");
    }

    private ObjectNode counted(DeadLetter letter, MailboxRun run) {
        Target target = kinds.target(letter.kind());
        if (run.report().kind(letter.kind()).deadLettered(letter.code()) == 1) {
            LOG.warn("{} {} was refused ({}, the first of this kind): {}", target.object(), title(letter, run),
                    letter.code(), letter.reason());
        }
        ObjectNode document = JSON.createObjectNode();
        document.put("version", Letter.VERSION).put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("run", run.order().run()).put("mailbox", run.ledgerName())
                .put("mailboxAddress", run.order().email()).put("kind", letter.kind()).put("object", target.object())
                .put("operation", target.isUpsert() ? "upsert" : "create").put("externalId", target.externalId())
                .put("key", letter.key()).put("part", letter.part()).put("seed", letter.seed())
                .put("code", letter.code()).put("reason", letter.reason());
        document.set("record", letter.record());
        return document;
    }
}
