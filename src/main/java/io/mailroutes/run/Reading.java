package io.mailroutes.run;

import io.mailroutes.staging.Original;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * The original that is being mapped: what the CLI printed, the original of a dead letter, or the seed of a reference.
 * Mapping routes run one after the other, so a mailbox has one of these at a time.
 */
public final class Reading {

    private final String kind;
    private final Original original;
    private final String id;
    private final boolean seed;
    private final int part;
    private final String splitBy;
    private final List<Refusal> refusals = new ArrayList<>(0);
    private final Map<String, Integer> records = new HashMap<>(2);
    private boolean settled;

    /**
     * @param id   the original's own id, or the key of the reference that a seed is for; empty for none
     * @param seed whether it is the seed of a reference
     * @param part which of several records is wanted of it, from 1; 0 for all
     * @param by   the exchange whose split gives the originals
     */
    public Reading(String kind, Original original, String id, boolean seed, int part, Exchange by) {
        this.kind = kind;
        this.original = original;
        this.id = id;
        this.seed = seed;
        this.part = part;
        this.splitBy = by.getExchangeId();
    }

    public String kind() {
        return kind;
    }

    public Original original() {
        return original;
    }

    public String id() {
        return id;
    }

    public boolean isSeed() {
        return seed;
    }

    /** @return the number of the next record of a kind that is made of it, from 1 */
    public int nextRecord(String recordKind) {
        return records.merge(recordKind, 1, Integer::sum);
    }

    /** Whether an exchange is about all of it; a mapping route may have split it. */
    public boolean isWhole(Exchange exchange) {
        return splitBy.equals(exchange.getProperty(Exchange.CORRELATION_ID));
    }

    /** Whether the record of this number is wanted. */
    public boolean wants(int number) {
        return part == 0 || part == number;
    }

    /** Notes the refusal of a record, by the key under which the ledger knows it. */
    public void refused(String recordKind, String key, String code) {
        refusals.add(new Refusal(recordKind, key, code));
    }

    public List<Refusal> refusals() {
        return refusals;
    }

    /** Notes that it is known what becomes of the original, or of the record that it was read for. */
    public void settle() {
        settled = true;
    }

    public boolean isSettled() {
        return settled;
    }

    /** A record of it that was refused before it could wait. */
    public record Refusal(String kind, String key, String code) {
    }
}
