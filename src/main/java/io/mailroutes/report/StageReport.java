package io.mailroutes.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the records of one stage. In every run
 * {@code read = created + updated + unchanged + skipped + dead-lettered} must hold.
 */
public final class StageReport {

    private final String stage;
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Map<String, Long> deadLettered = new TreeMap<>();
    private long read;
    private long created;
    private long updated;
    private long unchanged;

    public StageReport(String stage) {
        this.stage = stage;
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

    /** Adds the counts of the same stage of another mailbox. */
    public synchronized void add(StageReport other) {
        read += other.read;
        created += other.created;
        updated += other.updated;
        unchanged += other.unchanged;
        other.skipped.forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
        other.deadLettered.forEach((code, count) -> deadLettered.merge(code, count, Long::sum));
    }

    public String stage() {
        return stage;
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

    /** Whether every record that was read is accounted for. */
    public synchronized boolean addsUp() {
        return open() == 0;
    }

    /** How many of the records that were read are not accounted for yet. */
    public synchronized long open() {
        return read - created - updated - unchanged - sum(skipped) - sum(deadLettered);
    }

    /** @return the equation with this stage's numbers */
    public synchronized String equation() {
        return read + (addsUp() ? " = " : " \u2260 ") + created + " created + " + updated + " updated + " + unchanged
                + " unchanged + " + sum(skipped) + " skipped + " + sum(deadLettered) + " dead-lettered";
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
