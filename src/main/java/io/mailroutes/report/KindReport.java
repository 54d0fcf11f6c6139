package io.mailroutes.report;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the records of one kind. In every run
 * {@code read = created + updated + unchanged + skipped + dead-lettered} must hold.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE, isGetterVisibility = Visibility.NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class KindReport {

    private final String kind;
    private final SortedMap<String, Long> skipped = new TreeMap<>();
    private final SortedMap<String, Long> deadLettered = new TreeMap<>();
    private long read;
    private long created;
    private long updated;
    private long unchanged;

    @JsonCreator
    public KindReport(@JsonProperty("kind") String kind) {
        this.kind = kind;
    }

    public synchronized void read(long records) {
        read += records;
    }

    public synchronized void created(long records) {
        created += records;
    }

    public synchronized void updated(long records) {
        updated += records;
    }

    public synchronized void unchanged(long records) {
        unchanged += records;
    }

    public synchronized void skipped(String reason, long records) {
        if (records > 0) {
            skipped.merge(reason, records, Long::sum);
        }
    }

    /** @return how many dead letters have this code by now */
    public synchronized long deadLettered(String code) {
        return deadLettered.merge(code, 1L, Long::sum);
    }

    /** Adds the counts of the same kind in another mailbox. */
    public synchronized void add(KindReport other) {
        read += other.read;
        created += other.created;
        updated += other.updated;
        unchanged += other.unchanged;
        other.skipped.forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
        other.deadLettered.forEach((code, count) -> deadLettered.merge(code, count, Long::sum));
    }

    public String kind() {
        return kind;
    }

    public synchronized long read() {
        return read;
    }

    public synchronized long created() {
        return created;
    }

    public synchronized long updated() {
        return updated;
    }

    public synchronized long unchanged() {
        return unchanged;
    }

    /** @return how many were skipped, by reason */
    public synchronized Map<String, Long> skipped() {
        return new TreeMap<>(skipped);
    }

    /** @return how many became dead letters, by reason code */
    public synchronized Map<String, Long> deadLettered() {
        return new TreeMap<>(deadLettered);
    }

    /** @return how many became dead letters */
    public synchronized long refusals() {
        return sum(deadLettered);
    }

    /** @param codes that do not count. @return how many became dead letters for other reasons */
    public synchronized long refusalsBut(Set<String> codes) {
        return deadLettered.entrySet().stream().filter(each -> !codes.contains(each.getKey()))
                .mapToLong(Map.Entry::getValue).sum();
    }

    /** @return how many arrived, or were there */
    public synchronized long successes() {
        return created + updated + unchanged;
    }

    /** Whether every record that was read is accounted for. */
    public synchronized boolean addsUp() {
        return open() == 0;
    }

    /** How many of the records that were read are not accounted for yet. */
    public synchronized long open() {
        return read - created - updated - unchanged - sum(skipped) - sum(deadLettered);
    }

    /** @return the equation with this kind's numbers */
    public synchronized String equation() {
        return read + (addsUp() ? " = " : " \u2260 ") + created + " created + " + updated + " updated + " + unchanged
                + " unchanged + " + sum(skipped) + " skipped + " + sum(deadLettered) + " dead-lettered";
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
