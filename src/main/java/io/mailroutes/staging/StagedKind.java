package io.mailroutes.staging;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.mailroutes.staging.StagedRecord.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.StringDataType;

/** The staged records of one kind: in their order, and by key. */
final class StagedKind {

    private static final int MOST_APART = 1_000;
    private static final int MOST_PARENTS = 200;
    private static final char LAST = '\uffff';

    private final String name;
    private final RecordFile file;
    private final MVMap<String, byte[]> records;
    private final MVMap<String, String> places;
    private final MVMap<String, String> aliases;
    private final MVMap<String, String> keys;
    private final MVMap<String, String> seeds;
    /** Many refer to one, one after the other. */
    private final Cache<String, StagedRecord> parents = CacheBuilder.newBuilder()
            .maximumSize(MOST_PARENTS).concurrencyLevel(1).build();
    private final Map<Status, Long> counts = new EnumMap<>(Status.class);
    private long duplicates;

    /** @param file what the records are made of; the store says where in it each is */
    StagedKind(String name, MVStore store, RecordFile file) {
        this.name = name;
        this.file = file;
        this.records = store.openMap(name + ".records", map(ByteArrayDataType.INSTANCE));
        this.places = store.openMap(name + ".places", map(StringDataType.INSTANCE));
        this.aliases = store.openMap(name + ".aliases", map(StringDataType.INSTANCE));
        this.keys = store.openMap(name + ".keys", map(StringDataType.INSTANCE));
        this.seeds = store.openMap(name + ".seeds", map(StringDataType.INSTANCE));
    }

    // Without types every comparison would first find out what it compares.
    private static <V> MVMap.Builder<String, V> map(DataType<V> values) {
        return new MVMap.Builder<String, V>().keyType(StringDataType.INSTANCE).valueType(values);
    }

    void add(StagedRecord record) {
        StagedRecord same = same(record);
        countTwice(record, same);
        if (same == null) {
            place(record);
        } else if (record.fullness() > same.fullness()) {
            remove(same);
            place(record.alsoCalled(same));
        } else {
            nameAlso(same, record);
        }
    }

    void addUnlessThere(StagedRecord record) {
        StagedRecord same = same(record);
        countTwice(record, same);
        if (same == null) {
            place(record);
        } else {
            nameAlso(same, record);
        }
    }

    // Also what gives way has names: all are names of the same one.
    private void nameAlso(StagedRecord kept, StagedRecord other) {
        StagedRecord named = kept.alsoCalled(other);
        if (!named.equals(kept)) {
            place(named);
        }
    }

    private void countTwice(StagedRecord record, StagedRecord same) {
        // A refused record is already counted as a dead letter.
        if (same != null && same.status() != Status.REFUSED && record.status() != Status.REFUSED) {
            duplicates++;
        }
    }

    private void place(StagedRecord record) {
        put(record);
        record.aliases().stream().filter(alias -> !alias.equals(record.key()))
                .filter(alias -> !aliases.containsKey(alias) || !places.containsKey(aliases.get(alias)))
                .forEach(alias -> aliases.put(alias, record.key()));
        record.otherKeys().forEach(key -> keys.put(shared(key, record) + record.key(), record.key()));
    }

    private void remove(StagedRecord record) {
        count(record.status(), -1);
        parents.invalidate(record.place());
        records.remove(record.place());
        places.remove(record.key());
    }

    // Under an alias that is no key of it stands another record.
    private StagedRecord same(StagedRecord record) {
        StagedRecord found = find(record.key());
        if (found != null && found.keys().contains(record.key())) {
            return found;
        }
        return record.otherKeys().stream().map(key -> notApart(key, record)).filter(Objects::nonNull).findFirst()
                .orElse(null);
    }

    // One for each folder, so to say, is looked at: there may be many that are apart.
    private StagedRecord notApart(String key, StagedRecord record) {
        if (places.containsKey(key)) {
            return find(key);
        }
        String at = keys.higherKey(key + '\n');
        while (at != null && at.startsWith(key + '\n')) {
            StagedRecord found = places.containsKey(keys.get(at)) ? find(keys.get(at)) : null;
            if (found != null && !found.isApartFrom(record)) {
                return found;
            }
            at = keys.higherKey(found == null ? at : shared(key, found) + LAST);
        }
        return null;
    }

    /** @return some of the keys of records that have a further key in common with this one, and are apart from it */
    List<String> apart(String key, StagedRecord record) {
        List<String> found = new ArrayList<>();
        String from = shared(key, record);
        for (String at = keys.higherKey(from); at != null && at.startsWith(from) && found.size() < MOST_APART;
                at = keys.higherKey(at)) {
            found.add(keys.get(at));
        }
        return found;
    }

    private static String shared(String key, StagedRecord record) {
        return key + '\n' + record.apart() + '\n';
    }

    private void put(StagedRecord record) {
        byte[] before = records.get(record.place());
        if (before == null) {
            places.put(record.key(), record.place());
        } else {
            count(RecordPlace.status(before), -1);
        }
        byte[] content = RecordCodec.content(record);
        put(record, file.add(content), content.length);
    }

    /** Puts further how far a record is; what it is has not changed. */
    void move(StagedRecord record) {
        byte[] before = records.get(record.place());
        if (before == null) {
            put(record);
        } else {
            RecordPlace there = RecordPlace.of(before);
            count(there.status(), -1);
            put(record, there.content(), there.length());
        }
    }

    private void put(StagedRecord record, long content, int length) {
        byte[] state = RecordCodec.state(record);
        parents.invalidate(record.place());
        records.put(record.place(),
                new RecordPlace(record.status(), content, length, file.add(state), state.length).entry());
        count(record.status(), 1);
    }

    private StagedRecord read(byte[] entry) {
        RecordPlace place = RecordPlace.of(entry);
        return RecordCodec.read(name, place.status(), file.read(place.content(), place.length()),
                file.read(place.state(), place.bytes()));
    }

    private void count(Status status, long change) {
        counts.merge(status, change, Long::sum);
    }

    long count(Status status) {
        return counts.getOrDefault(status, 0L);
    }

    long takeDuplicates() {
        long taken = duplicates;
        duplicates = 0;
        return taken;
    }

    boolean has(String key) {
        return places.containsKey(key) || aliases.containsKey(key);
    }

    List<String> seedKeys() {
        return new ArrayList<>(seeds.keySet());
    }

    StagedRecord find(String key) {
        String place = placeOf(key);
        StagedRecord found = place == null ? null : parents.getIfPresent(place);
        if (place != null && found == null) {
            byte[] entry = records.get(place);
            found = entry == null ? null : read(entry);
            if (found != null) {
                parents.put(place, found);
            }
        }
        return found;
    }

    private String placeOf(String key) {
        String place = places.get(key);
        String other = place == null ? aliases.get(key) : null;
        return other == null ? place : places.get(other);
    }

    boolean isPending(String key) {
        String place = placeOf(key);
        byte[] entry = place == null ? null : records.get(place);
        return entry != null && RecordPlace.status(entry) == Status.PENDING;
    }

    List<StagedRecord> page(Set<Status> statuses, StagedRecord after, int most) {
        List<StagedRecord> page = new ArrayList<>();
        String last = after == null ? null : after.place();
        Cursor<String, byte[]> cursor = records.cursor(last);
        while (page.size() < most && cursor.hasNext()) {
            String place = cursor.next();
            byte[] entry = cursor.getValue();
            if (!place.equals(last) && statuses.contains(RecordPlace.status(entry))) {
                page.add(read(entry));
            }
        }
        return page;
    }

    void addSeed(String key, JsonNode seed, Supplier<Original> kept) {
        int fullness = fullness(seed);
        String before = seeds.get(key);
        if (before == null || Integer.parseInt(before.substring(0, before.indexOf('\t'))) < fullness) {
            Original original = kept.get();
            seeds.put(key, fullness + "\t" + original.file() + "\t" + original.offset() + "\t" + original.length());
        }
    }

    private static int fullness(JsonNode seed) {
        int filled = 0;
        for (JsonNode value : seed) {
            filled += value.isNull() || value.isValueNode() && value.asText().isBlank() ? 0 : 1 + fullness(value);
        }
        return filled;
    }

    Original seed(String key) {
        String seed = seeds.get(key);
        if (seed == null) {
            return Original.NONE;
        }
        String[] parts = seed.split("\t");
        return new Original(parts[1], Long.parseLong(parts[2]), Integer.parseInt(parts[3]));
    }
}
