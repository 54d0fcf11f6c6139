package io.mailroutes.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.Iterators;
import com.google.common.collect.Lists;
import io.mailroutes.deadletter.LetterFate.End;
import io.mailroutes.report.StateException;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.staging.MailJson;
import io.mailroutes.staging.Original;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import io.mailroutes.staging.Staging;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The dead letters that a run sends again, which record each became, and what became of that; in a private file. Two
 * letters that become the same record share its fate.
 */
public final class StagedLetters implements AutoCloseable {

    /** The spool of the letters' originals. */
    static final String SPOOL = "letters.json";

    private static final ObjectMapper JSON = MailJson.MAPPER;
    private static final char LAST = '\uffff';

    /** Which end a letter of several records comes to. */
    private static final List<End> FIRST_COUNTS = List.of(End.NOT_REACHED, End.SENT, End.ARRIVED, End.SKIPPED);

    private static final Set<Status> IN_THE_ORG = EnumSet.of(Status.CREATED, Status.UPDATED, Status.UNCHANGED, Status.KNOWN);

    private final Staging staging;
    private final MVStore store;
    private final MVMap<String, String> letters;
    private final MVMap<Long, String> byOffset;
    private final MVMap<String, String> byRecord;
    private final MVMap<String, Long> others;

    /** @param folder the run's private one */
    public StagedLetters(Path folder, Staging staging) {
        this.staging = staging;
        try {
            store = new MVStore.Builder().fileName(folder.resolve("letters").toString()).autoCommitDisabled().open();
        } catch (MVStoreException e) {
            throw StateException.full("the run's dead letters in " + folder, e);
        }
        letters = store.openMap("letters");
        byOffset = store.openMap("offsets");
        byRecord = store.openMap("records");
        others = store.openMap("others");
    }

    void add(StagedLetter letter) {
        put(letter);
        byOffset.put(letter.original().offset(), id(letter));
        if (letter.seed()) {
            byRecord.put(record(letter.kind(), letter.key()) + id(letter), "seed");
        }
    }

    private void put(StagedLetter letter) {
        try {
            letters.put(id(letter), JSON.writeValueAsString(letter));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(StagedLetter letter) {
        return letter.file() + '\t' + String.format("%019d", letter.line());
    }

    private static String record(String kind, String key) {
        return kind + '\t' + key + '\n';
    }

    private StagedLetter read(String id) {
        try {
            return JSON.readValue(letters.get(id), StagedLetter.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A staged dead letter is damaged", e);
        }
    }

    private Iterator<StagedLetter> from(String first, String last) {
        Iterator<String> ids = letters.keyIterator(first);
        return Iterators.transform(Iterators.filter(ids, id -> id.compareTo(last) <= 0), this::read);
    }

    /** @return the letters of a kind whose original the CLI printed, one at a time, those of the newest file first */
    Iterator<StagedLetter> of(String kind) {
        Iterator<Iterator<StagedLetter>> newestFirst = Iterators.transform(Lists.reverse(files()).iterator(),
                file -> from(file + '\t', file + '\t' + LAST));
        return Iterators.filter(Iterators.concat(newestFirst), letter -> letter.kind().equals(kind) && !letter.seed());
    }

    /**
     * @return by the key that was refused, the Salesforce id of a record that arrived under another one: somebody corrected
     *         its original in the letter
     */
    Map<String, String> corrected(String kind) {
        Map<String, String> ids = new HashMap<>();
        of(kind).forEachRemaining(letter -> {
            if (!letter.key().isEmpty() && letter.refusal().isEmpty() && letter.became().size() == 1
                    && !letter.became().contains(letter.key())) {
                StagedRecord record = staging.find(kind, letter.became().get(0));
                if (record != null && IN_THE_ORG.contains(record.status())) {
                    ids.put(letter.key(), record.id());
                }
            }
        });
        return ids;
    }

    /** @return the letters of a kind that were made from seeds */
    Iterator<StagedLetter> seeds(String kind) {
        return Iterators.filter(from("", String.valueOf(LAST)), letter -> letter.kind().equals(kind) && letter.seed());
    }

    /** @return the keys of the letters of a kind that were made from seeds, each once */
    public List<String> seedKeys(String kind) {
        TreeSet<String> keys = new TreeSet<>();
        seeds(kind).forEachRemaining(letter -> keys.add(letter.key()));
        return new ArrayList<>(keys);
    }

    /** Whether the same record waits that another file's letter was made from, which is newer. */
    public boolean hasNewer(StagedRecord record) {
        StagedRecord same = staging.find(record.kind(), record.key());
        StagedLetter newer = same == null ? null : letter(same.original());
        StagedLetter letter = letter(record.original());
        return newer != null && letter != null && !newer.file().equals(letter.file());
    }

    /** Notes that a record was staged, for the letter that it was made from. */
    public void became(StagedRecord record) {
        StagedLetter letter = letter(record.original());
        if (letter != null && letter.kind().equals(record.kind())) {
            put(letter.became(record.key()));
            byRecord.put(record(record.kind(), record.key()) + id(letter), "");
        }
    }

    private StagedLetter letter(Original original) {
        String id = SPOOL.equals(original.file()) ? byOffset.get(original.offset()) : null;
        return id == null ? null : read(id);
    }

    private List<StagedLetter> of(String kind, String key) {
        List<StagedLetter> found = new ArrayList<>();
        String prefix = record(kind, key);
        Iterator<String> entries = byRecord.keyIterator(prefix);
        for (String entry = next(entries); entry != null && entry.startsWith(prefix); entry = next(entries)) {
            found.add(read(entry.substring(prefix.length())));
        }
        return found;
    }

    private static String next(Iterator<String> entries) {
        return entries.hasNext() ? entries.next() : null;
    }

    /**
     * Notes the refusal of a record for all letters that became it. A letter that became several records stands for the
     * first of them that is refused.
     *
     * @param original what the record was made from
     * @param key      of the record; empty when it could not be mapped
     * @param refusal  the new dead letter, as JSON without the original
     * @return whether there are such letters
     */
    boolean refused(String kind, Original original, String key, String refusal) {
        List<StagedLetter> all = new ArrayList<>(key.isEmpty() ? List.of() : of(kind, key));
        StagedLetter own = letter(original);
        if (own != null && own.kind().equals(kind) && all.stream().noneMatch(each -> id(each).equals(id(own)))) {
            all.add(own);
        }
        all.removeIf(letter -> isRefusedForAnother(letter, refusal));
        all.forEach(letter -> put(letter.refused(refusal)));
        return !all.isEmpty();
    }

    private static boolean isRefusedForAnother(StagedLetter letter, String refusal) {
        if (letter.refusal().isEmpty()) {
            return false;
        }
        try {
            JsonNode before = JSON.readTree(letter.refusal());
            JsonNode now = JSON.readTree(refusal);
            return !before.path("key").equals(now.path("key")) || !before.path("part").equals(now.path("part"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Counts a new dead letter, of a record that no letter stands for.
     *
     * @return path of the file that it belongs to
     */
    String another(Original original) {
        StagedLetter letter = letter(original);
        String file = letter != null ? letter.file() : files().get(0);
        others.put(file, others(file) + 1);
        return file;
    }

    /** @return paths of the files that the letters stand in */
    List<String> files() {
        TreeSet<String> files = new TreeSet<>();
        letters.keyIterator(null).forEachRemaining(id -> files.add(id.substring(0, id.lastIndexOf('\t'))));
        return new ArrayList<>(files);
    }

    /** @return how many new dead letters a file got */
    long others(String file) {
        return Objects.requireNonNullElse(others.get(file), 0L);
    }

    /**
     * @param run what became of the letters as a whole: of a run that did not end, those that became no record were not
     *            reached; of a dry run, those that wait would be written
     * @return the fates of a file's letters, in their order
     */
    Iterator<LetterFate> fates(String file, MailboxRun run) {
        return Iterators.transform(from(file + '\t', file + '\t' + LAST), letter -> new LetterFate(letter.line(),
                letter.fingerprint(), end(letter, run), letter.refusal()));
    }

    private End end(StagedLetter letter, MailboxRun run) {
        // As long as one of its records is not settled, it stays as it is: it stands for that one, too.
        Set<End> ends = EnumSet.noneOf(End.class);
        letter.records().forEach(key -> ends.add(endOf(staging.find(letter.kind(), key), run)));
        if (!letter.refusal().isEmpty()) {
            return ends.contains(End.NOT_REACHED) ? End.NOT_REACHED : End.REFUSED;
        }
        if (ends.contains(End.REFUSED)) {
            return End.NOT_REACHED;
        }
        return FIRST_COUNTS.stream().filter(ends::contains).findFirst().orElseGet(() -> endOf(null, run));
    }

    private static End endOf(StagedRecord record, MailboxRun run) {
        if (record == null) {
            return run.report().isComplete() ? End.SKIPPED : End.NOT_REACHED;
        }
        return switch (record.status()) {
            case CREATED, UPDATED -> End.SENT;
            case UNCHANGED, KNOWN -> End.ARRIVED;
            case SKIPPED -> End.SKIPPED;
            case REFUSED -> End.REFUSED;
            case PENDING -> run.isDryRun() && run.report().isComplete() ? End.SENT : End.NOT_REACHED;
        };
    }

    @Override
    public void close() {
        store.closeImmediately();
    }
}
