package io.mailroutes.localorg.async;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.mailroutes.localorg.bulk.CsvColumn;
import io.mailroutes.localorg.bulk.CsvDialect;
import io.mailroutes.localorg.bulk.CsvFile;
import io.mailroutes.localorg.bulk.JobFailedException;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Batches as CSV, with a line of field names. */
final class CsvBatch implements BatchFormat {

    private static final CsvDialect DIALECT = CsvDialect.of(Map.of());
    /** What stands in the place of a table without rows. */
    private static final String NOTHING = "Records not found for this query";

    @Override
    public List<Map<String, Object>> rows(Schema schema, SObjectType type, InputStream batch)
            throws IOException, JobFailedException {
        Reader reader = new BufferedReader(new InputStreamReader(batch, StandardCharsets.UTF_8));
        try (CSVParser parser = CSVParser.parse(reader, DIALECT.format())) {
            List<CSVRecord> lines = parser.getRecords();
            List<CsvColumn> columns = new ArrayList<>();
            for (String name : lines.isEmpty() ? List.<String>of() : lines.get(0).toList()) {
                columns.add(CsvColumn.of(schema, type, name));
            }
            return lines.stream().skip(1).map(line -> row(columns, line)).toList();
        }
    }

    private static Map<String, Object> row(List<CsvColumn> columns, CSVRecord line) {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < columns.size() && i < line.size(); i++) {
            columns.get(i).put(row, line.get(i));
        }
        return row;
    }

    @Override
    public void writeResults(List<SaveResult> results, OutputStream out) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(writer(out), CsvFile.format(DIALECT))) {
            printer.printRecord("Id", "Success", "Created", "Error");
            for (SaveResult result : results) {
                printer.printRecord(result.id() == null ? "" : result.id(), result.success(), result.created(),
                        result.success() ? "" : result.errors().get(0).toBulkColumn());
            }
        }
    }

    @Override
    public int writeRecords(Extract extract, OutputStream out) throws IOException {
        AtomicInteger rows = new AtomicInteger();
        try (Writer writer = writer(out)) {
            extract.table(new LateHeader(new CsvFile(writer, DIALECT, rows::incrementAndGet)));
            writer.write(rows.get() == 0 ? NOTHING : "");
        }
        return rows.get();
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
