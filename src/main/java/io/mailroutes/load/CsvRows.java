package io.mailroutes.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.report.StateException;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows of CSV as an ingest job takes them, of any number of records, in a private file. Which columns there are is known
 * at the end: a record may have a field that those before it do not have. Rows that were written before such a column
 * came are made longer when they are read.
 */
final class CsvRows implements AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final FileChannel file;
    private final Writer writer;
    private final CSVPrinter printer;
    private final Set<String> columns = new LinkedHashSet<>();
    private final List<Part> parts = new ArrayList<>();

    CsvRows() {
        try {
            path = Files.createTempFile("mailroutes-", ".csv");
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            writer = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8), BUFFER);
            printer = new CSVPrinter(writer, FORMAT);
        } catch (IOException e) {
            throw full(e);
        }
    }

    /** Adds a record. @param fields field to value */
    void add(ObjectNode fields) {
        try {
            int before = columns.size();
            fields.fieldNames().forEachRemaining(columns::add);
            if (columns.size() > before && before > 0) {
                writer.flush();
                parts.add(new Part(file.position(), before));
            }
            for (String column : columns) {
                printer.print(IngestJobs.cell(fields, column));
            }
            printer.println();
        } catch (IOException e) {
            throw full(e);
        }
    }

    /** Writes the header and all rows. */
    void copyTo(OutputStream out) throws IOException {
        writer.flush();
        if (columns.isEmpty()) {
            return;
        }
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (Writer head = Channels.newWriter(Channels.newChannel(header), StandardCharsets.UTF_8)) {
            FORMAT.printRecord(head, columns.toArray());
        }
        header.writeTo(out);
        try (InputStream rows = Files.newInputStream(path)) {
            long at = 0;
            for (Part part : parts) {
                lengthen(rows.readNBytes(Math.toIntExact(part.end() - at)), columns.size() - part.columns(), out);
                at = part.end();
            }
            rows.transferTo(out);
        }
    }

    // A line break inside quotes ends no row.
    private static void lengthen(byte[] rows, int missing, OutputStream out) throws IOException {
        boolean quoted = false;
        for (byte each : rows) {
            quoted ^= each == '"';
            if (each == '\n' && !quoted) {
                out.write(",".repeat(missing).getBytes(StandardCharsets.US_ASCII));
            }
            out.write(each);
        }
    }

    private static StateException full(IOException e) {
        return new StateException("Cannot write the rows to the folder for temporary files, "
                + System.getProperty("java.io.tmpdir"), e, "make room there, or name another one by -Djava.io.tmpdir");
    }

    @Override
    public void close() {
        try {
            file.close();
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + path, e);
        }
    }

    /** Rows that have fewer columns than those after them. @param end the byte after the last of them */
    private record Part(long end, int columns) {
    }
}
