package io.mailroutes.localorg.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

import io.mailroutes.localorg.soql.RowSink;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Writes the rows of a query down as CSV, every value in quotes. */
public final class CsvFile implements RowSink {

    private final CSVPrinter printer;
    private final Runnable onRow;

    /** @param onRow told of each row */
    public CsvFile(Writer out, CsvDialect dialect, Runnable onRow) throws IOException {
        this.printer = new CSVPrinter(out, format(dialect));
        this.onRow = onRow;
    }

    /** The form in which rows are written. */
    public static CSVFormat format(CsvDialect dialect) {
        return CSVFormat.DEFAULT.builder().setDelimiter(dialect.delimiter()).setRecordSeparator(dialect.newline())
                .setQuoteMode(QuoteMode.ALL).get();
    }

    @Override
    public void header(List<String> names) {
        print(names);
    }

    @Override
    public void row(List<Object> values) {
        print(values.stream().map(value -> value == null ? "" : value).toList());
        onRow.run();
    }

    private void print(List<?> values) {
        try {
            printer.printRecord(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
