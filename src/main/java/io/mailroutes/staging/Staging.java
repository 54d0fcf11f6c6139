package io.mailroutes.staging;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.report.StateException;
import io.mailroutes.staging.StagedRecord.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The mapped records of one mailbox in one run, in a private file: the whole mailbox is mapped and checked before the
 * first record is written, and memory does not grow with it.
 *
 * <p>Not thread-safe: a mailbox is worked on by one thread.
 */
public final class Staging implements AutoCloseable {

    private static final int CACHE_MEGABYTES = 8;
    private static final int BUFFER_KILOBYTES = 2_048;

    private final MVStore store;
    private final RecordFile file;
    private final Map<String, StagedKind> kinds = new HashMap<>();

    /** @param folder the run's private folder; the caller deletes it */
    public Staging(Path folder) {
        try {
            store = new MVStore.Builder().fileName(folder.resolve("staging").toAbsolutePath().toString())
                    .cacheSize(CACHE_MEGABYTES).autoCommitDisabled().autoCommitBufferSize(BUFFER_KILOBYTES).open();
            // What was replaced may be written over at once: nobody reads this file after the run.
            store.setRetentionTime(0);
            file = new RecordFile(folder.resolve("staged"));
        } catch (MVStoreException e) {
            throw StateException.full("the run's records in " + folder, e);
        }
    }

    private StagedKind kind(String kind) {
        return kinds.computeIfAbsent(kind, name -> new StagedKind(name, store, file));
    }

    /** Adds a record. Of two with the same kind and key the fuller one is kept, of two as full the first. */
    public void add(StagedRecord record) {
        guarded(() -> kind(record.kind()).add(record));
    }

    /** Adds a record unless there is one with the same kind and key, which then counts for both. */
    public void addUnlessThere(StagedRecord record) {
        guarded(() -> kind(record.kind()).addUnlessThere(record));
    }

    /** How many records of a kind gave way to a fuller one with the same key since the last call. */
    public long takeDuplicates(String kind) {
        return kind(kind).takeDuplicates();
    }

    /** Whether a record has this key or alias. */
    public boolean has(String kind, String key) {
        return kind(kind).has(key);
    }

    /** @return the record with this key or alias; null for none */
    public StagedRecord find(String kind, String key) {
        return kind(kind).find(key);
    }

    /** @return the records with these keys or aliases, by key as asked */
    public Map<String, StagedRecord> find(String kind, Collection<String> keys) {
        Map<String, StagedRecord> found = new HashMap<>();
        for (String key : keys) {
            StagedRecord record = find(kind, key);
            if (record != null) {
                found.put(key, record);
            }
        }
        return found;
    }

    /** @return the next records of a kind and status after one, in their order; after null the first */
    public List<StagedRecord> page(String kind, Status status, StagedRecord after, int most) {
        return kind(kind).page(Set.of(status), after, most);
    }

    /** @return keys of records that are others than this one, though they have this further key, too */
    public List<String> apart(StagedRecord record, String key) {
        return record.apart().isEmpty() ? List.of() : kind(record.kind()).apart(key, record);
    }

    /** Whether there is a record with this key or alias that waits. */
    public boolean isPending(String kind, String key) {
        return kind(kind).isPending(key);
    }

    /** Puts further what became of records; what they are stays as it was staged. */
    public void settle(Collection<StagedRecord> records) {
        guarded(() -> records.forEach(record -> kind(record.kind()).move(record)));
    }

    /** How many records of a kind have a status. */
    public long count(String kind, Status status) {
        return kind(kind).count(status);
    }

    /** @return all kinds of which there are records */
    public List<String> kinds() {
        return new ArrayList<>(kinds.keySet());
    }

    /**
     * Notes what a record can be made from when nobody has it; of several seeds for one key the fullest is kept.
     *
     * @param spool where the seed is kept, so that a dead letter has it
     */
    public void addSeed(String kind, String key, JsonNode seed, Spool spool) {
        guarded(() -> kind(kind).addSeed(key, seed,
                () -> spool.add(seed.toString().getBytes(StandardCharsets.UTF_8))));
    }

    /** As {@link #addSeed(String, String, JsonNode, Spool)}, for a seed that is kept already. */
    public void addSeed(String kind, String key, JsonNode seed, Original kept) {
        guarded(() -> kind(kind).addSeed(key, seed, () -> kept));
    }

    /** @return where the seed for a key stands; {@link Original#NONE} for none */
    public Original seed(String kind, String key) {
        return kind(kind).seed(key);
    }

    /** @return the keys of all seeds of a kind */
    public List<String> seedKeys(String kind) {
        return kind(kind).seedKeys();
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (MVStoreException e) {
            throw StateException.full("the run's records", e);
        }
    }

    @Override
    public void close() {
        // Nobody opens the file again, so there is no need to write what is still in memory.
        store.closeImmediately();
        file.close();
    }
}
