package io.mailroutes.deadletter;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.mapping.MappingException;
import io.mailroutes.mapping.RecordRefusedException;
import io.mailroutes.mapping.Target;
import io.mailroutes.mapping.Targets;
import io.mailroutes.state.MailboxRun;
import io.mailroutes.state.Original;
import io.mailroutes.state.RecordStage;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts a refused record and makes the document that can be sent again, one line of JSON. */
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Targets targets;
    private final RecordStage recordStage;

    public DeadLetters(Targets targets, RecordStage recordStage) {
        this.targets = targets;
        this.recordStage = recordStage;
    }

    /**
     * @return the dead letter of a record whose mapping failed, from the exchange that the dead-letter channel got
     * @throws MappingException when it fails on the sample with which a run begins
     */
    public DeadLetter ofMapping(Exchange exchange, @ExchangeProperty("stage") String stage,
            @ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("original") Original original,
            @ExchangeProperty("person") JsonNode person) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (run == null) {
            throw new MappingException(stage + ".camel.yaml cannot map a sample that has every field: "
                    + root(cause).getMessage() + ". To do: correct the mapping.");
        }
        String address = person == null ? "" : person.asText("");
        recordStage.refuse(run, stage, address);
        RecordRefusedException refused = refused(cause);
        return new DeadLetter(targets.target(stage), address, refused.code(), refused.getMessage(), null,
                original == null ? Original.NONE : original);
    }

    /** Counts the dead letter. @return the document, one line */
    public String document(@Body DeadLetter letter, @ExchangeProperty("mailbox") MailboxRun run) {
        ObjectNode document = counted(letter, run);
        document.set("original", original(letter, run));
        return document.toString();
    }

    /**
     * Counts the dead letter of a replay, and keeps it for the letter that was sent again, which stays in its file. One
     * of a record that no letter stood for is appended there.
     */
    public void again(@Body DeadLetter letter, @ExchangeProperty("mailbox") MailboxRun run) {
        ObjectNode document = counted(letter, run);
        if (!run.letters().refused(letter.target().stage(), letter.original(), document.toString())) {
            document.set("original", original(letter, run));
            String file = run.letters().another(letter.original());
            if (!run.isDryRun()) {
                LetterFiles.append(Path.of(file), document.toString());
            }
        }
    }

    private static ObjectNode counted(DeadLetter letter, MailboxRun run) {
        Target target = letter.target();
        if (run.report().stage(target.stage()).deadLettered(letter.code()) == 1) {
            LOG.warn("{} {} was refused ({}, the first of this kind): {}", target.object(), letter.key(),
                    letter.code(), letter.reason());
        }
        ObjectNode document = JSON.createObjectNode();
        document.put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()).put("run", run.run())
                .put("mailbox", run.ledgerName()).put("mailboxAddress", run.order().email())
                .put("stage", target.stage()).put("object", target.object()).put("operation", letter.operation())
                .put("externalId", target.externalId()).put("key", letter.key()).put("code", letter.code())
                .put("reason", letter.reason());
        document.set("record", letter.record());
        return document;
    }

    private static JsonNode original(DeadLetter letter, MailboxRun run) {
        String json = letter.original().read(run.folder());
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The original of a record is no longer where it was", e);
        }
    }

    private static RecordRefusedException refused(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof RecordRefusedException refused) {
                return refused;
            }
        }
        return new RecordRefusedException("MAPPING_FAILED", "The mapping cannot work with this record: "
                + root(cause).getMessage() + ". To do: make the jq in the route allow for it.");
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
