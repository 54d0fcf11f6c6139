package io.mailroutes.localorg.bulk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.mailroutes.localorg.dml.SaveResult;
import org.apache.commons.csv.CSVRecord;

/** What became of the rows of a job: three files, as the API hands them out. */
final class ResultFiles implements AutoCloseable {

    private final CsvDialect dialect;
    private final BufferedWriter successful;
    private final BufferedWriter failed;
    private final BufferedWriter unprocessed;

    /** @param header as it was sent */
    ResultFiles(JobFiles files, CsvDialect dialect, List<String> header) throws IOException {
        this.dialect = dialect;
        successful = open(files.successful());
        failed = open(files.failed());
        unprocessed = open(files.unprocessed());
        String columns = String.join(String.valueOf(dialect.delimiter()), header);
        successful.write(quote("sf__Id") + dialect.delimiter() + quote("sf__Created") + dialect.delimiter() + columns);
        failed.write(quote("sf__Id") + dialect.delimiter() + quote("sf__Error") + dialect.delimiter() + columns);
        unprocessed.write(columns);
        for (BufferedWriter writer : List.of(successful, failed, unprocessed)) {
            writer.write(dialect.newline());
        }
    }

    private static BufferedWriter open(Path file) throws IOException {
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /**
     * The results of one chunk. They come in another order than the rows were sent in, since the real ones do and clients
     * have to match them by a key of theirs.
     */
    void write(List<CSVRecord> rows, List<SaveResult> results) throws IOException {
        for (int i = rows.size() - 1; i >= 0; i--) {
            SaveResult result = results.get(i);
            BufferedWriter writer = result.success() ? successful : failed;
            writer.write(quote(result.id() == null ? "" : result.id()) + dialect.delimiter() + quote(result.success()
                    ? String.valueOf(result.created()) : result.errors().get(0).toBulkColumn()) + dialect.delimiter());
            writeRow(writer, rows.get(i));
        }
    }

    void writeUnprocessed(CSVRecord row) {
        try {
            writeRow(unprocessed, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeRow(BufferedWriter writer, CSVRecord row) throws IOException {
        for (int i = 0; i < row.size(); i++) {
            if (i > 0) {
                writer.write(dialect.delimiter());
            }
            writer.write(quote(row.get(i)));
        }
        writer.write(dialect.newline());
    }

    private static String quote(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        successful.close();
        failed.close();
        unprocessed.close();
    }
}
