package io.mailroutes.staging;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.staging.StagedRecord.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** The staged records of one kind: in their order, and by key. */
final class StagedKind {

    private final String name;
    private final MVMap<String, byte[]> records;
    private final MVMap<String, String> places;
    private final MVMap<String, String> aliases;
    private final MVMap<String, String> seeds;
    private final Map<Status, Long> counts = new EnumMap<>(Status.class);
    private long duplicates;

    StagedKind(String name, MVStore store) {
        this.name = name;
        this.records = store.openMap(name + ".records");
        this.places = store.openMap(name + ".places");
        this.aliases = store.openMap(name + ".aliases");
        this.seeds = store.openMap(name + ".seeds");
    }

    void add(StagedRecord record) {
        StagedRecord same = same(record);
        note(record, same);
        if (same == null || record.fullness() > same.fullness()) {
            add(same == null ? record : record.alsoCalled(same.aliases()), same);
        } else {
            nameAlso(same, record);
        }
    }

    void addUnlessThere(StagedRecord record) {
        StagedRecord same = same(record);
        note(record, same);
        if (same == null) {
            add(record, null);
        } else {
            nameAlso(same, record);
        }
    }

    // Also what gives way has names: all are names of the same one.
    private void nameAlso(StagedRecord kept, StagedRecord other) {
        if (!kept.aliases().containsAll(other.aliases())) {
            put(kept.alsoCalled(other.aliases()));
        }
    }

    private void note(StagedRecord record, StagedRecord same) {
        // A refused record is already counted as a dead letter.
        if (same != null && same.status() != Status.REFUSED && record.status() != Status.REFUSED) {
            duplicates++;
        }
        record.aliases().stream().filter(alias -> !alias.equals(record.key()))
                .forEach(alias -> aliases.putIfAbsent(alias, record.key()));
    }

    private void add(StagedRecord record, StagedRecord same) {
        if (same != null) {
            count(same.status(), -1);
            records.remove(same.place());
        }
        put(record);
        places.put(record.key(), record.place());
    }

    // Under an alias stands another record.
    private StagedRecord same(StagedRecord record) {
        StagedRecord found = find(record.key());
        return found != null && found.key().equals(record.key()) ? found : null;
    }

    void put(StagedRecord record) {
        byte[] before = records.put(record.place(), RecordCodec.write(record));
        if (before != null) {
            count(RecordCodec.status(before), -1);
        } else {
            places.put(record.key(), record.place());
        }
        count(record.status(), 1);
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
        String place = places.get(key);
        if (place == null && aliases.containsKey(key)) {
            place = places.get(aliases.get(key));
        }
        byte[] bytes = place == null ? null : records.get(place);
        return bytes == null ? null : RecordCodec.read(name, bytes);
    }

    List<StagedRecord> page(Set<Status> statuses, StagedRecord after, int most) {
        List<StagedRecord> page = new ArrayList<>();
        String last = after == null ? null : after.place();
        Cursor<String, byte[]> cursor = records.cursor(last);
        while (page.size() < most && cursor.hasNext()) {
            String place = cursor.next();
            byte[] bytes = cursor.getValue();
            if (!place.equals(last) && statuses.contains(RecordCodec.status(bytes))) {
                page.add(RecordCodec.read(name, bytes));
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
