package io.mailroutes.state;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.mapping.OverwriteRules;
import io.mailroutes.mapping.RecordRefusedException;
import io.mailroutes.mapping.Target;
import io.mailroutes.mapping.Targets;
import io.mailroutes.state.StagedRecord.Status;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * The end of every mapping route: holds the mapped record to its object and stages it. While the mappings are only
 * tried ({@code probe}), it notes the target instead.
 */
public final class RecordStage {

    private final Targets targets;

    public RecordStage(Targets targets) {
        this.targets = targets;
    }

    /** @return where the records of a stage go, as its route says; {@code none} for no external ID */
    public Target target(String stage, String object, String externalId, String always, String whenEmpty,
            String never) {
        return new Target(stage, object, externalId.isBlank() ? Target.NONE : externalId,
                OverwriteRules.of(always, whenEmpty, never), stage + ".camel.yaml");
    }

    /**
     * @param mapped    what the mapping made
     * @param target    where the record goes
     * @param noAddress why a record without a person's address is skipped; {@code none} when it needs no address
     * @param probe     whether the mapping is only tried on a sample
     * @param run       the mailbox
     * @param original  what the record was made from
     * @param person    address of the person it is or belongs to
     * @param label     company of a contact, name of a sender
     * @param id        the original's own id, the record's key where there is no external ID
     */
    public void stage(@Body JsonNode mapped, @ExchangeProperty("target") Target target,
            @ExchangeProperty("noAddress") String noAddress, @ExchangeProperty("probe") Boolean probe,
            @ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("original") Original original,
            @ExchangeProperty("person") JsonNode person, @ExchangeProperty("label") JsonNode label,
            @ExchangeProperty("key") JsonNode id) {
        addExternalId(mapped, target, id);
        if (Boolean.TRUE.equals(probe)) {
            targets.note(target, mapped);
            return;
        }
        String address = text(person).toLowerCase(Locale.ROOT);
        if (address.isEmpty() && !Target.NONE.equals(noAddress)) {
            run.report().stage(target.stage()).skipped(noAddress, 1);
            return;
        }
        ObjectNode fields = targets.guard(target.stage()).hold(mapped);
        String key = key(target, fields, text(id).isEmpty() ? address : text(id));
        run.stage(StagedRecord.pending(target.stage(), key, address,
                domain(run, target.stage(), address, key), text(label), fields,
                original == null ? Original.NONE : original));
    }

    // An external ID that the mapping does not fill is the original's own id.
    private static void addExternalId(JsonNode mapped, Target target, JsonNode id) {
        if (target.isUpsert() && mapped instanceof ObjectNode record && !record.has(target.externalId())) {
            record.put(target.externalId(), text(id));
        }
    }

    private String key(Target target, ObjectNode fields, String id) {
        String key = target.isUpsert() ? targets.key(target.stage(), fields.path(target.externalId()).asText())
                : id;
        if (key.isEmpty()) {
            throw new RecordRefusedException("REQUIRED_FIELD_MISSING", target.object() + "."
                    + (target.isUpsert() ? target.externalId() : "Id") + " is what " + target.file()
                    + " goes by, and this record has none. To do: map it, or choose another external ID.");
        }
        return key;
    }

    /** Remembers a person whose record was refused, so that their mail is not taken for a stranger's. */
    public void refuse(MailboxRun run, String stage, String address) {
        if ("contacts".equals(stage) && !address.isEmpty()) {
            run.staging().add(StagedRecord.settled(stage, address, domain(run, stage, address, ""), Status.REFUSED, "",
                    ""));
        }
    }

    private static String domain(MailboxRun run, String stage, String address, String key) {
        return "accounts".equals(stage) ? key : run.companies().ofAddress(address).orElse("");
    }

    private static String text(JsonNode value) {
        return value == null ? "" : value.asText("").strip();
    }
}
