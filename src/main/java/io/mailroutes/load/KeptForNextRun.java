package io.mailroutes.load;

import io.mailroutes.staging.FieldReference;
import io.mailroutes.staging.StagedRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Records of a call that a run which ends early keeps for the next one. What stands or falls with them is kept, too: a
 * message has no dead letter when its person has none.
 */
final class KeptForNextRun {

    private final Set<String> names = new HashSet<>();

    /** Keeps a record, and with it what it refers to. */
    void add(StagedRecord record) {
        names.add(name(record.kind(), record.key()));
        record.aliases().forEach(alias -> names.add(name(record.kind(), alias)));
        record.references().forEach(reference -> names.add(name(reference)));
    }

    /**
     * Keeps those of some records that stand or fall with kept ones.
     *
     * @param fallen records that were refused because of others; those that are kept leave it
     */
    void takeFrom(List<Loaded> fallen) {
        boolean more = !names.isEmpty();
        while (more) {
            more = fallen.removeIf(each -> {
                boolean joined = isJoined(each.record().staged());
                if (joined) {
                    add(each.record().staged());
                }
                return joined;
            });
        }
    }

    private boolean isJoined(StagedRecord record) {
        return names.contains(name(record.kind(), record.key()))
                || record.references().stream().anyMatch(reference -> names.contains(name(reference)));
    }

    private static String name(FieldReference reference) {
        return name(reference.kind(), reference.key());
    }

    private static String name(String kind, String key) {
        return kind + '\t' + key;
    }
}
