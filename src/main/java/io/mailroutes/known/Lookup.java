package io.mailroutes.known;

import io.mailroutes.mapping.Kinds;
import io.mailroutes.staging.StagedRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far it is known which records of a mailbox the ledger or the org has: kind by kind, those that refer to others
 * first, so that nobody is looked up of whom nothing is to be written; and page by page.
 */
public final class Lookup {

    /** What of a kind is looked at. */
    enum Phase {
        /** The records that the mailbox gave. */
        OWN,
        /** Records that waiting ones refer to. */
        REFERRED,
        /** Records of dead letters, made from seeds, that are sent again. */
        REPLAYED,
        /** Nothing more. */
        DONE
    }

    private final Deque<String> kinds;
    private Phase phase = Phase.OWN;
    private final Deque<String> children = new ArrayDeque<>();
    private StagedRecord last;
    private final List<String> own = new ArrayList<>();
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Map<String, String> gone = new LinkedHashMap<>();
    private final Map<String, String> elsewhere = new LinkedHashMap<>();
    private final List<String> seeds = new ArrayList<>();

    Lookup(Kinds all) {
        kinds = new ArrayDeque<>();
        all.parentsFirst().forEach(kinds::push);
    }

    /** @return the kind that is looked up; null when all are done */
    String kind() {
        return kinds.peek();
    }

    Phase phase() {
        return phase;
    }

    void begin(Phase next) {
        phase = next;
        last = null;
    }

    /** @return whether anything is to be looked up of it: not yet */
    boolean nextKind() {
        kinds.pop();
        begin(Phase.OWN);
        return false;
    }

    /** Kinds whose waiting records are still to be asked whom they refer to. */
    Deque<String> children() {
        return children;
    }

    StagedRecord last() {
        return last;
    }

    void last(StagedRecord record) {
        last = record;
    }

    /** Forgets the page at hand. */
    void clear() {
        own.clear();
        wanted.clear();
        gone.clear();
        elsewhere.clear();
        seeds.clear();
    }

    /** Keys of waiting records of the kind that are compared with what the org has. */
    List<String> own() {
        return own;
    }

    /** Keys that waiting records of other kinds refer to. */
    Set<String> wanted() {
        return wanted;
    }

    /** By key, the Salesforce ids of records that were written once and are found by their key no more. */
    Map<String, String> gone() {
        return gone;
    }

    /** By a further key, the Salesforce ids of records that the org has under another one. */
    Map<String, String> elsewhere() {
        return elsewhere;
    }

    Set<String> idsToAsk() {
        Set<String> ids = new LinkedHashSet<>(gone.values());
        ids.addAll(elsewhere.values());
        return ids;
    }

    /** Keys whose records nobody has. */
    List<String> seeds() {
        return seeds;
    }
}
