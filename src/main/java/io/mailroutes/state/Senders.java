package io.mailroutes.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.mapping.PersonName;
import io.mailroutes.mapping.Targets;
import io.mailroutes.report.StageReport;
import io.mailroutes.state.StagedRecord.Status;
import org.apache.camel.ExchangeProperty;

/** The people who wrote mail and are no contact of the mailbox: looked up in the org, else made from the From header. */
public final class Senders {

    /** Why mail is skipped whose sender is not in the org and is not to be created. */
    public static final String NOT_CREATED = "sender is no contact (contacts.create-from-mail=false)";

    private static final int PAGE = 500;
    private static final String STAGE = "contacts";

    private final Targets targets;
    private final boolean create;

    /** @param create whether senders whom the org does not have are created ({@code contacts.create-from-mail}) */
    public Senders(Targets targets, boolean create) {
        this.targets = targets;
        this.create = create;
    }

    /** @return pages of senders to look up, one message of each; colleagues are skipped on the way */
    public Iterator<List<StagedRecord>> unknown(@ExchangeProperty("mailbox") MailboxRun run) {
        return new Pages<>(last -> run.records().nextSenders(last == null ? "" : last.person(), PAGE),
                page -> strangers(run, page));
    }

    /** @return the addresses of a page */
    public List<String> addresses(@ExchangeProperty("senders") List<StagedRecord> page) {
        return page.stream().map(StagedRecord::person).toList();
    }

    /**
     * Takes over the senders whom the org has. Those whom the ledger knows and the org has no more wait for
     * {@link #settleGone}.
     *
     * @param rows what the org has of a page's addresses: Id, the external ID field, the account field
     * @return the others, as contacts the way the Nylas CLI prints them; none when they are not to be created
     */
    public List<NewSender> others(@ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("senders") List<StagedRecord> page, @ExchangeProperty("rows") Collection<JsonNode> rows) {
        Map<String, JsonNode> known = byAddress(rows);
        Map<String, StagedRecord> staged = staged(run, page);
        List<NewSender> others = new ArrayList<>();
        for (StagedRecord message : page) {
            JsonNode row = known.get(message.person());
            StagedRecord contact = staged.get(message.person());
            if (contact != null) {
                if (row != null) {
                    run.staging().settle(List.of(placed(contact, row.path("Id").asText(), account(row))));
                }
            } else if (row != null) {
                run.stage(known(message, row));
            } else if (create) {
                others.add(new NewSender(contact(message), message.original()));
            } else {
                skipMessages(run, message.person(), NOT_CREATED);
            }
        }
        run.report().stage(STAGE).read(others.size());
        return others;
    }

    /** @return Salesforce ids of people of a page whom the ledger knows and who are no more found by their address */
    public List<String> gone(@ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("senders") List<StagedRecord> page, @ExchangeProperty("rows") Collection<JsonNode> rows) {
        Map<String, JsonNode> known = byAddress(rows);
        return targets.canBeMerged() ? staged(run, page).values().stream()
                .filter(contact -> !known.containsKey(contact.person())).map(StagedRecord::id).toList() : List.of();
    }

    /**
     * Settles those who are gone: who was merged is the record that stayed; who was deleted is created again for the
     * mail, or the mail is skipped.
     *
     * @param people rows of the address look-up
     * @param merged rows of merged records: Id, MasterRecordId and the account field of the record that stayed
     */
    public void settleGone(@ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("senders") List<StagedRecord> page, @ExchangeProperty("people") Collection<JsonNode> people,
            @ExchangeProperty("rows") Collection<JsonNode> merged) {
        Map<String, JsonNode> known = byAddress(people);
        Map<String, JsonNode> byId = new HashMap<>();
        merged.forEach(row -> byId.put(row.path("Id").asText(), row));
        for (StagedRecord contact : staged(run, page).values()) {
            if (!known.containsKey(contact.person())) {
                settleGone(run, contact, byId.get(contact.id()));
            }
        }
    }

    private void settleGone(MailboxRun run, StagedRecord contact, JsonNode merged) {
        if (merged != null) {
            run.staging().settle(List.of(placed(contact, merged.path("MasterRecordId").asText(),
                    account(merged.path("MasterRecord")))));
        } else if (create) {
            run.report().stage(STAGE).unchanged(-1);
            run.staging().settle(List.of(contact.as(Status.PENDING, "")));
        } else {
            skipMessages(run, contact.person(), "sender was deleted in Salesforce (contacts.create-from-mail=false)");
        }
    }

    private static StagedRecord placed(StagedRecord contact, String id, String account) {
        return contact.existing(Status.UNCHANGED, id, account, "", contact.hashes());
    }

    // Whom the ledger alone knows: the org may have merged or deleted them since.
    private static Map<String, StagedRecord> staged(MailboxRun run, List<StagedRecord> page) {
        Map<String, StagedRecord> staged = run.records().byPerson(STAGE,
                page.stream().map(StagedRecord::person).toList());
        staged.values().removeIf(contact -> contact.status() != Status.UNCHANGED);
        return staged;
    }

    private static List<StagedRecord> strangers(MailboxRun run, List<StagedRecord> page) {
        Map<String, StagedRecord> contacts = run.records().byPerson(STAGE,
                page.stream().map(StagedRecord::person).toList());
        List<StagedRecord> strangers = new ArrayList<>();
        for (StagedRecord message : page) {
            StagedRecord contact = contacts.get(message.person());
            if (contact != null) {
                if (contact.status() == Status.UNCHANGED) {
                    strangers.add(message);
                }
            } else if (run.isInternal(message.person())) {
                skipMessages(run, message.person(), "sent by the own company");
            } else {
                strangers.add(message);
            }
        }
        return strangers;
    }

    private static void skipMessages(MailboxRun run, String person, String reason) {
        StageReport report = run.report().stage("emails");
        report.skipped(reason, run.records().settleMessagesOf(person, Status.SKIPPED));
    }

    private Map<String, JsonNode> byAddress(Collection<JsonNode> rows) {
        String field = targets.addressField();
        Map<String, JsonNode> found = new HashMap<>();
        rows.forEach(row -> found.putIfAbsent(row.path(field).asText().toLowerCase(Locale.ROOT), row));
        return found;
    }

    private StagedRecord known(StagedRecord message, JsonNode row) {
        return StagedRecord.settled(STAGE, message.person(), message.domain(), Status.KNOWN, row.path("Id").asText(),
                account(row));
    }

    private String account(JsonNode row) {
        String field = targets.accountField();
        return field.isEmpty() ? "" : row.path(field).asText("");
    }

    private static ObjectNode contact(StagedRecord message) {
        PersonName name = PersonName.of(message.label());
        ObjectNode contact = JsonNodeFactory.instance.objectNode();
        if (!name.given().isEmpty()) {
            contact.put("given_name", name.given());
        }
        if (!name.surname().isEmpty()) {
            contact.put("surname", name.surname());
        }
        contact.putArray("emails").addObject().put("email", message.person());
        return contact.put("source", "inbox");
    }

    /**
     * A contact made from a From header.
     *
     * @param json     the contact as the Nylas CLI would print it
     * @param original the message
     */
    public record NewSender(ObjectNode json, Original original) {
    }
}
