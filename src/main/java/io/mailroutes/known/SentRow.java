package io.mailroutes.known;

import java.util.Comparator;
import java.util.UUID;

/**
 * A row of what was sent.
 *
 * @param scope number of the scope
 * @param key   hash of the record's key
 */
record SentRow(long scope, UUID key, Sent sent) {

    /** That of the index: what stands together is written together, and no two processes wait for each other. */
    static final Comparator<SentRow> ORDER = Comparator.comparingLong(SentRow::scope)
            .thenComparing((left, right) -> {
                int high = Long.compareUnsigned(left.key().getMostSignificantBits(),
                        right.key().getMostSignificantBits());
                return high != 0 ? high : Long.compareUnsigned(left.key().getLeastSignificantBits(),
                        right.key().getLeastSignificantBits());
            });
}
