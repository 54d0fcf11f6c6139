package io.mailroutes.deadletter;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.collect.Iterators;
import io.mailroutes.report.StageReport;
import io.mailroutes.state.MailboxRun;
import io.mailroutes.state.Senders;
import io.mailroutes.state.StagedLetter;
import io.mailroutes.state.StagedRecord;
import io.mailroutes.state.StagedRecord.Status;
import org.apache.camel.ExchangeProperty;

/**
 * Dead letters of people who are no contact of the mailbox but wrote mail: their contact is made from the From header,
 * as it was the first time.
 */
public final class ReplayedSenders {

    private static final String STAGE = "contacts";

    private final Senders senders;

    public ReplayedSenders(Senders senders) {
        this.senders = senders;
    }

    /** @return pages of senders to look up, one message of each */
    public Iterator<List<StagedRecord>> pages(@ExchangeProperty("mailbox") MailboxRun run) {
        return Iterators.transform(run.letters().senders(),
                page -> page.stream().map(letter -> message(run, letter)).toList());
    }

    private static StagedRecord message(MailboxRun run, StagedLetter letter) {
        return StagedRecord.pending("emails", letter.sender(), letter.sender(),
                run.companies().ofAddress(letter.sender()).orElse(""), letter.name(),
                JsonNodeFactory.instance.objectNode(), letter.original());
    }

    /**
     * Takes over the people of a page whom the org has by now, and skips colleagues.
     *
     * @param rows what the org has of the page's addresses
     * @return the others, as contacts the way the Nylas CLI prints them
     */
    public List<Senders.NewSender> others(@ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("senders") List<StagedRecord> page, @ExchangeProperty("rows") Collection<JsonNode> rows) {
        List<StagedRecord> strangers = page.stream().filter(sender -> !run.isInternal(sender.person())).toList();
        List<Senders.NewSender> others = senders.others(run, strangers, rows);
        long known = known(run, strangers);
        StageReport report = run.report().stage(STAGE);
        report.read(page.size() - others.size());
        report.unchanged(known);
        report.skipped("sent by the own company", page.size() - strangers.size());
        report.skipped(Senders.NOT_CREATED, strangers.size() - known - others.size());
        return others;
    }

    private static long known(MailboxRun run, List<StagedRecord> strangers) {
        Map<String, StagedRecord> contacts = run.records().byPerson(STAGE,
                strangers.stream().map(StagedRecord::person).toList());
        return contacts.values().stream().filter(contact -> contact.status() == Status.KNOWN).count();
    }
}
