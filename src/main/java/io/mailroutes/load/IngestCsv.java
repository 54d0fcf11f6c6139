package io.mailroutes.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the result files of ingest jobs. */
final class IngestCsv {

    private static final CSVFormat WITH_HEADER =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setIgnoreHeaderCase(true).get();

    private IngestCsv() {
    }

    /**
     * Reads a whole file, and not row by row: whether one is missing shows at its end.
     *
     * @param expected how many rows the job says that it has
     * @return its rows; columns are found in any case
     * @throws IOException when there are more or fewer, as there are when an answer broke off
     */
    static List<CSVRecord> rows(InputStream csv, long expected) throws IOException {
        try (Reader reader = new InputStreamReader(csv, StandardCharsets.UTF_8);
                CSVParser parser = WITH_HEADER.parse(reader)) {
            List<CSVRecord> rows = parser.getRecords();
            if (rows.size() != expected) {
                throw new IOException("A result file of an ingest job has " + rows.size() + " rows instead of "
                        + expected);
            }
            return rows;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
