package io.mailroutes.staging;

import io.mailroutes.staging.StagedRecord.Status;
import java.nio.ByteBuffer;

/**
 * Where in the {@link RecordFile} a record stands.
 *
 * @param status  how far the record is, so that it can be told without reading on
 * @param content begin of what it is
 * @param length  bytes of that
 * @param state   begin of how far it is
 * @param bytes   bytes of that
 */
record RecordPlace(Status status, long content, int length, long state, int bytes) {

    private static final Status[] STATUSES = Status.values();
    private static final int LENGTH = 1 + 2 * (Long.BYTES + Integer.BYTES);

    static Status status(byte[] entry) {
        return STATUSES[entry[0]];
    }

    static RecordPlace of(byte[] entry) {
        ByteBuffer bytes = ByteBuffer.wrap(entry, 1, LENGTH - 1);
        return new RecordPlace(status(entry), bytes.getLong(), bytes.getInt(), bytes.getLong(), bytes.getInt());
    }

    byte[] entry() {
        return ByteBuffer.allocate(LENGTH).put((byte) status.ordinal()).putLong(content).putInt(length).putLong(state)
                .putInt(bytes).array();
    }
}
