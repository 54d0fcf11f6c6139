package io.mailroutes.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.report.RunReport;
import io.mailroutes.run.MappedRows;
import io.mailroutes.run.RunOrder;
import io.mailroutes.run.Runs;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * The mapped records of one kind as the CSV of an ingest job, in the order of the mailboxes: the body of the message to
 * {@code direct:mailroutes-export-csv}, which fills it. References are no columns of it: what id a record has is known
 * to the org alone.
 */
public final class CsvExport implements MappedRows, AutoCloseable {

    private final String kind;
    private final RunOrder order;
    private final RunReport report;
    private final CsvRows rows = new CsvRows();

    /**
     * @param kind  that is exported
     * @param since as in {@link RunOrder#since}; empty for the days of a first run
     */
    public CsvExport(String kind, String since) {
        this.kind = kind;
        this.order = RunOrder.sync(true, since);
        Instant now = Instant.now();
        this.report = new RunReport(Runs.name(now), true, now);
    }

    public String kind() {
        return kind;
    }

    /** What is read of the mailboxes. */
    public RunOrder order() {
        return order;
    }

    /** What was read, and what was left out and why. */
    public RunReport report() {
        return report;
    }

    @Override
    public void add(String recordKind, ObjectNode fields) {
        if (recordKind.equals(kind)) {
            rows.add(fields);
        }
    }

    /** Writes the CSV, UTF-8, the field names first; nothing where there are no rows. */
    public void copyTo(OutputStream out) throws IOException {
        rows.copyTo(out);
    }

    @Override
    public void close() {
        rows.close();
    }
}
