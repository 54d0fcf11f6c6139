package io.mailroutes.staging;

import io.mailroutes.report.StateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What staged records are made of, one after the other in the order in which they came. An index says where each is, so
 * that putting one among others moves a few bytes and not all that it holds.
 */
final class RecordFile implements AutoCloseable {

    private final FileChannel file;
    private final ByteBuffer last = ByteBuffer.allocate(1 << 16);
    private long written;

    /** @param path that nobody else can read; made here */
    RecordFile(Path path) {
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw full(e);
        }
    }

    /** @return where it begins */
    long add(byte[] record) {
        try {
            if (record.length > last.remaining()) {
                flush();
            }
            long at = written + last.position();
            if (record.length > last.capacity()) {
                written += write(ByteBuffer.wrap(record));
            } else {
                last.put(record);
            }
            return at;
        } catch (IOException e) {
            throw full(e);
        }
    }

    private void flush() throws IOException {
        written += write(last.flip());
        last.clear();
    }

    private int write(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        while (bytes.hasRemaining()) {
            file.write(bytes, written + length - bytes.remaining());
        }
        return length;
    }

    /** @return the bytes that begin at a place */
    byte[] read(long at, int length) {
        byte[] record = new byte[length];
        if (at >= written) {
            last.duplicate().flip().position((int) (at - written)).get(record);
            return record;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(record);
            while (bytes.hasRemaining()) {
                if (file.read(bytes, at + bytes.position()) < 0) {
                    throw new IllegalStateException("A staged record is no longer where it was");
                }
            }
            return record;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the run's records", e);
        }
    }

    private static StateException full(IOException e) {
        return StateException.full("the run's records", e);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
