package io.mailroutes.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.Mapped;
import io.mailroutes.mapping.MappingException;
import io.mailroutes.mapping.RecordRefusedException;
import io.mailroutes.mapping.Reference;
import io.mailroutes.mapping.Skip;
import io.mailroutes.known.FieldHashes;
import io.mailroutes.staging.FieldReference;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * The end of every mapping route, as the bean {@code mailroutesRecordStage}: holds what the mapping made to its object,
 * and lets it wait in the staging. While the mappings are only tried, it notes what they give.
 */
public final class RecordStage {

    /** The spool of what records are made from that the CLI did not print. */
    public static final String SEEDS = "seeds";

    private final Kinds kinds;

    public RecordStage(Kinds kinds) {
        this.kinds = kinds;
    }

    /**
     * @param given what the mapping made: one JSON object, several in a list or array, or nothing
     * @param kind  whose records they are
     * @throws MappingException       for a mistake in the route
     * @throws RecordsRefusedException for records that cannot go to Salesforce as they are; the others wait
     */
    public void stage(@Body Object given, @ExchangeProperty("kind") String kind,
            @ExchangeProperty("mailbox") MailboxRun run, Exchange exchange) throws RecordsRefusedException {
        List<RecordsRefusedException.Refusal> refusals = new ArrayList<>();
        List<JsonNode> records = records(given);
        boolean isOnly = records.size() == 1 && run.reading().isWhole(exchange);
        for (JsonNode each : records) {
            int number = run.reading().nextRecord(kind);
            int part = isOnly ? 0 : number;
            try {
                // What is not there keeps its place, so that those after it keep theirs.
                if (!each.isNull() && !each.isMissingNode() && run.reading().wants(number)) {
                    stage(run, kind, each, number, part);
                }
            } catch (RecordRefusedException e) {
                refusals.add(new RecordsRefusedException.Refusal(part, e, each));
                refuse(run, kind, e);
            } catch (MappingException e) {
                run.mistaken(e);
                throw e;
            }
        }
        if (!refusals.isEmpty()) {
            throw new RecordsRefusedException(kind, refusals);
        }
    }

    private static List<JsonNode> records(Object given) {
        List<JsonNode> records = new ArrayList<>();
        if (given instanceof JsonNode record && !record.isArray()) {
            records.add(record);
        } else if (given instanceof Iterable<?> several) {
            several.forEach(each -> records.addAll(records(each)));
        } else if (given instanceof CharSequence text) {
            records.add(TextNode.valueOf(text.toString()));
        } else if (given != null) {
            records.add(JsonNodeFactory.instance.pojoNode(given));
        }
        return records;
    }

    private void stage(MailboxRun run, String kind, JsonNode given, int number, int part) {
        Skip skip = Skip.in(given);
        if (skip != null) {
            run.leaveOut(kind, skip.reason());
        } else if (given instanceof ObjectNode record) {
            if (run.isProbe()) {
                probe(run, kind, record);
            } else if (run.isExport()) {
                export(run, kind, record, number);
            } else {
                stage(run, kind, record, number, part);
            }
        } else {
            throw new MappingException(kinds.target(kind).file() + " must map each record to one JSON object "
                    + "{Field: value, …}, to several in an array, or to null, but it gave " + shown(given)
                    + ". To do: correct the mapping.");
        }
    }

    private static String shown(JsonNode given) {
        return given.isPojo() ? "an object of Java" : given.isTextual() ? "text"
                : given.getNodeType().toString().toLowerCase(Locale.ROOT);
    }

    private void probe(MailboxRun run, String kind, ObjectNode given) {
        kinds.guard(kind).checkFields(given);
        List<Reference> references = Reference.allIn(given);
        kinds.note(kind, given::fieldNames, references);
        references.stream().filter(Reference::hasSeed).forEach(reference -> run.staging().addSeed(reference.kind(),
                key(reference), reference.seed(), run.spool(SEEDS)));
        run.reading().settle();
    }

    // What others have of it is not known without the org; what has to refer to nothing is left out as in a run.
    private void export(MailboxRun run, String kind, ObjectNode given, int number) {
        Mapped mapped = kinds.guardWithoutOrg(kind).hold(given, id(run.reading(), number));
        for (Map.Entry<String, Reference> each : mapped.references().entrySet()) {
            Reference reference = each.getValue();
            boolean leadsNowhere = reference.key().isEmpty() || !reference.skipReason().isEmpty();
            if (leadsNowhere && !reference.optional()) {
                run.leaveOut(kind, nowhere(each.getKey(), reference));
                return;
            }
        }
        run.reading().settle();
        run.report().kind(kind).read(1);
        run.rows().add(kind, mapped.fields());
    }

    private static String nowhere(String field, Reference reference) {
        return reference.skipReason().isEmpty() ? "nothing for " + field + " to refer to" : reference.skipReason();
    }

    private static String id(Reading reading, int number) {
        return reading.id().isEmpty() || number == 1 ? reading.id() : reading.id() + "#" + number;
    }

    private String key(Reference reference) {
        return kinds.guard(reference.kind()).key(reference.key());
    }

    private void stage(MailboxRun run, String kind, ObjectNode given, int number, int part) {
        Reading reading = run.reading();
        Mapped mapped = kinds.guard(kind).hold(given, id(reading, number));
        kinds.note(kind, given::fieldNames, mapped.references().values());
        List<FieldReference> references = new ArrayList<>();
        for (Map.Entry<String, Reference> each : mapped.references().entrySet()) {
            Reference reference = each.getValue();
            String key = key(reference);
            if (key.isEmpty() && !reference.optional()) {
                run.leaveOut(kind, nowhere(each.getKey(), reference));
                return;
            }
            if (!key.isEmpty()) {
                references.add(new FieldReference(each.getKey(), reference.kind(), key, reference.field(),
                        reference.optional(), reference.skipReason()));
                if (reference.hasSeed() && !run.staging().has(reference.kind(), key)) {
                    run.staging().addSeed(reference.kind(), key, reference.seed(), run.spool(SEEDS));
                }
            }
        }
        add(run, new StagedRecord(kind, mapped.key(), mapped.otherKeys(), mapped.apart(), aliases(mapped, reading),
                mapped.fields(), references, reading.original(), reading.isSeed(), part, Status.PENDING, "",
                JsonNodeFactory.instance.objectNode(), "", FieldHashes.of(mapped.fields()), ""));
    }

    // What a seed was for is found under the key of the reference, also where the mapping makes another key of it.
    private static List<String> aliases(Mapped mapped, Reading reading) {
        List<String> aliases = new ArrayList<>(mapped.aliases());
        aliases.addAll(mapped.otherKeys());
        if (reading.isSeed() && !reading.id().equals(mapped.key())) {
            aliases.add(reading.id());
        }
        return aliases;
    }

    private static void add(MailboxRun run, StagedRecord record) {
        run.reading().settle();
        run.report().kind(record.kind()).read(1);
        // Of the letters of several runs the newest counts, of one run the fullest.
        if (run.isReplay() && run.letters().hasNewer(record)) {
            run.staging().addUnlessThere(record);
        } else {
            run.staging().add(record);
        }
        if (run.isReplay()) {
            run.letters().became(record);
        }
    }

    // So that what refers to it falls with it, and is not made for a stranger.
    private static void refuse(MailboxRun run, String kind, RecordRefusedException refusal) {
        Reading reading = run.reading();
        String key = refusal.key().isEmpty() && reading.isSeed() ? reading.id() : refusal.key();
        reading.settle();
        if (!key.isEmpty() && !run.isProbe() && !run.isExport()) {
            run.staging().add(StagedRecord.settled(kind, key, Status.REFUSED, "",
                    JsonNodeFactory.instance.objectNode(), refusal.code()));
        }
    }
}
