package io.mailroutes.salesforce;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mailroutes.mapping.References;
import io.mailroutes.mapping.Targets;
import io.mailroutes.state.MailboxRun;
import io.mailroutes.state.StagedRecord;
import io.mailroutes.state.StagedRecord.Status;

/** The accounts and contacts that a page of records refers to. */
final class Parents {

    private final boolean linksAccounts;
    private final Map<String, StagedRecord> contacts;
    private final Map<String, StagedRecord> accounts;

    Parents(MailboxRun run, Targets targets, List<StagedRecord> page) {
        this.linksAccounts = targets.linksAccounts();
        Set<String> people = new LinkedHashSet<>();
        Set<String> domains = new LinkedHashSet<>();
        page.forEach(record -> {
            people.add(record.person());
            domains.add(record.domain());
        });
        this.contacts = new HashMap<>(run.records().byPerson("contacts", people));
        this.accounts = new HashMap<>(run.records().accounts(domains));
    }

    /** Takes over what became of a record, for the records that come after it. */
    void update(StagedRecord record) {
        if ("contacts".equals(record.stage())) {
            contacts.put(record.person(), record);
        } else if ("accounts".equals(record.stage())) {
            accounts.put(record.key(), record);
        }
    }

    /** Whether it is known what became of an account; that it fell with one person before counts no more. */
    boolean isSettled(StagedRecord account) {
        StagedRecord known = accounts.get(account.key());
        return known != null && known.status() != Status.PENDING;
    }

    Optional<StagedRecord> contact(StagedRecord record) {
        return Optional.ofNullable(contacts.get(record.person()));
    }

    /** The staged account of a record's company; none for people whom the org already has with an account of theirs. */
    Optional<StagedRecord> account(StagedRecord record) {
        return linksAccounts && !isPlaced(record) ? Optional.ofNullable(accounts.get(record.domain()))
                : Optional.empty();
    }

    private boolean isPlaced(StagedRecord record) {
        return contact(record).filter(contact -> contact.status() == Status.KNOWN || !contact.parentId().isEmpty())
                .isPresent();
    }

    String contactId(StagedRecord record) {
        return contact(record).map(StagedRecord::id).orElse("");
    }

    String accountId(StagedRecord record) {
        return isPlaced(record) ? contact(record).orElseThrow().parentId()
                : account(record).map(StagedRecord::id).orElse("");
    }

    /** The refused parent that a record falls with, as the reason for its own refusal. */
    Optional<Outcome> refusal(StagedRecord record, ReferenceResolver resolver) {
        if (resolver.refersTo(record, References.CONTACT)) {
            Optional<StagedRecord> contact = contact(record);
            if (contact.isEmpty() || contact.get().status() == Status.REFUSED) {
                return Optional.of(fallen("the person " + record.person()));
            }
        }
        return account(record).filter(account -> account.status() == Status.REFUSED
                && (resolver.refersTo(record, References.ACCOUNT) || "emails".equals(record.stage())))
                .map(account -> fallen("the account for " + account.key()));
    }

    static Outcome fallen(String parent) {
        return Outcome.refused("PARENT_REFUSED", "Not written, because " + parent
                + " was refused; that dead letter says why. To do: fix that one, then send both again.");
    }
}
