package io.mailroutes.known;

import io.mailroutes.mapping.Kinds;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.staging.StagedRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Further keys of records, kept in the ledger: what does not read the address book, as a replay, knows by them whose the
 * second address of a person is.
 */
public final class Aliases {

    private static final String MARK = "alias\n";

    private final Kinds kinds;
    private final Ledger ledger;

    public Aliases(Kinds kinds, Ledger ledger) {
        this.kinds = kinds;
        this.ledger = ledger;
    }

    /** @return the notes for the further keys of a record that the org has under this id */
    public static Stream<Settled> of(StagedRecord record, String object, String id) {
        return of(record.kind(), record.key(), record.aliases(), object, id);
    }

    static Stream<Settled> of(String kind, String key, List<String> aliases, String object, String id) {
        return aliases.stream().filter(alias -> !alias.equals(key)).distinct()
                .map(alias -> new Settled(kind, object, MARK + alias, Sent.written(Fingerprint.of(key), id, "")));
    }

    /** Notes the further keys of records that are not written, where the ledger has them otherwise or not at all. */
    void note(MailboxRun run, String kind, Collection<StagedRecord> records) {
        if (run.isDryRun()) {
            return;
        }
        String object = kinds.target(kind).object();
        Map<String, Settled> notes = records.stream().filter(record -> !record.isPending() && !record.id().isEmpty())
                .flatMap(record -> of(record, object, record.id()))
                .collect(Collectors.toMap(Settled::key, Function.identity(), (first, second) -> first));
        Map<String, Sent> before = noted(run, kind, notes.keySet());
        List<Settled> missing = new ArrayList<>();
        notes.forEach((key, note) -> {
            if (!note.sent().equals(before.get(key))) {
                missing.add(note);
            }
        });
        if (!missing.isEmpty()) {
            ledger.settle(run.org(), run.ledgerName(), missing, null);
        }
    }

    /** @return by key, the Salesforce ids of the records whose further keys some of these are */
    Map<String, String> ids(MailboxRun run, String kind, List<String> keys) {
        Map<String, String> ids = new HashMap<>();
        find(run, kind, keys).forEach((key, sent) -> ids.put(key, sent.id()));
        return ids;
    }

    /** @return what is noted of these further keys: the fingerprint of the key, and the Salesforce id */
    Map<String, Sent> find(MailboxRun run, String kind, List<String> keys) {
        Map<String, Sent> found = new HashMap<>();
        noted(run, kind, keys.stream().map(MARK::concat).toList())
                .forEach((key, sent) -> found.put(key.substring(MARK.length()), sent));
        return found;
    }

    private Map<String, Sent> noted(MailboxRun run, String kind, Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : ledger.find(run.scope(kinds.target(kind)), keys);
    }
}
