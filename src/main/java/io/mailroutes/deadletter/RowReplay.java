package io.mailroutes.deadletter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Iterators;
import io.mailroutes.mapping.ObjectDescription;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.run.RunOrder;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * Sends dead letters of rows again, as the bean {@code mailroutesRowReplay}. Rows that are created, and not upserted,
 * are marked in their file before they are sent: should the process die then, the next replay leaves them alone.
 */
public final class RowReplay {

    private final ReplayOrders orders;

    public RowReplay(ReplayOrders orders) {
        this.orders = orders;
    }

    /** @return the files with letters of rows */
    public Iterator<RowFile> files(@ExchangeProperty("order") RunOrder order,
            @ExchangeProperty("report") RunReport report) {
        return Iterators.filter(Iterators.transform(there(order), path -> {
            RowFile file = new RowFile(path);
            file.read(order.only(), report.run());
            file.tellDoubts(report);
            return file.isEmpty() ? null : order.dryRun() ? file : marked(file, order.only(), report.run());
        }), Objects::nonNull);
    }

    // What was sent for mailboxes may have been all of a file, which is gone then.
    private Iterator<Path> there(RunOrder order) {
        return orders.files(order).stream().filter(Files::exists).iterator();
    }

    private static RowFile marked(RowFile file, List<String> only, String run) {
        try {
            if (file.mark(run)) {
                file.read(only, run);
            }
            return file;
        } catch (IOException e) {
            throw new ReplayException("The dead letters of " + file + " were not sent", e, "make room or the folder "
                    + "writable, and replay again");
        }
    }

    /** @return what is loaded together; of a dry run, what goes to one object */
    public Iterator<RowBatch> batches(@ExchangeProperty("rows") RowFile file, @ExchangeProperty("order") RunOrder order) {
        return file.batches(order.dryRun());
    }

    /** Tells what would become of rows. @param describe what Salesforce says of their object */
    public void foresee(@Body JsonNode describe, @ExchangeProperty("rows") RowFile file,
            @ExchangeProperty("mailroutesBatch") RowBatch batch, @ExchangeProperty("report") RunReport report) {
        batch.foresee(new ObjectDescription(describe), file.toString(), report);
    }

    /** Notes of a load that came to its end whether rows were kept back; the rest of the file is, too, when that meets all. */
    public void loaded(@ExchangeProperty("rows") RowFile file, @ExchangeProperty("mailroutesBatch") RowBatch batch,
            @ExchangeProperty("report") RunReport report) {
        if (!batch.waiting().isEmpty()) {
            report.stopped("Rows of " + file + " stay: " + batch.waiting());
        }
        if (batch.isStopped()) {
            file.failed();
        }
    }

    /** Notes that a load failed as a whole: what it carried stays, and so does the rest of the file. */
    public void failed(@ExchangeProperty("rows") RowFile file, @ExchangeProperty("mailroutesBatch") RowBatch batch,
            @ExchangeProperty("report") RunReport report, Exchange exchange) {
        file.failed();
        batch.failed();
        report.warn("Not all rows of " + file + (report.dryRun() ? " would be" : " were") + " sent again: "
                + Reason.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
    }

    /** Brings a file up to date with what became of its letters. A dry run only counts. */
    public void finish(@ExchangeProperty("rows") RowFile file, @ExchangeProperty("report") RunReport report) {
        try {
            report.rowLetters(report.dryRun() ? file.count() : file.finish());
        } catch (IOException e) {
            throw new ReplayException("The dead letters of " + file + " stay as they were, although some were sent", e,
                    "make room or the folder writable; those that are upserted can be replayed again");
        }
    }
}
