package io.mailroutes.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
     * Takes over the senders whom the org has.
     *
     * @param rows what the org has of a page's addresses: Id, the external ID field, the account field
     * @return the others, as contacts the way the Nylas CLI prints them; none when they are not to be created
     */
    public List<NewSender> others(@ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("senders") List<StagedRecord> page, @ExchangeProperty("rows") Collection<JsonNode> rows) {
        Map<String, JsonNode> known = byAddress(rows);
        List<NewSender> others = new ArrayList<>();
        for (StagedRecord message : page) {
            JsonNode row = known.get(message.person());
            if (row != null) {
                run.staging().add(known(message, row));
            } else if (create) {
                others.add(new NewSender(contact(message), message.original()));
            } else {
                skipMessages(run, message.person(), "sender is no contact (contacts.create-from-mail=false)");
            }
        }
        run.report().stage(STAGE).read(others.size());
        return others;
    }

    private static List<StagedRecord> strangers(MailboxRun run, List<StagedRecord> page) {
        Set<String> contacts = run.records().byPerson(STAGE, page.stream().map(StagedRecord::person).toList()).keySet();
        List<StagedRecord> strangers = new ArrayList<>();
        for (StagedRecord message : page) {
            if (contacts.contains(message.person())) {
                continue;
            }
            if (run.isInternal(message.person())) {
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
        String accountField = targets.accountField();
        return StagedRecord.settled(STAGE, message.person(), message.domain(), Status.KNOWN, row.path("Id").asText(),
                accountField.isEmpty() ? "" : row.path(accountField).asText(""));
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
