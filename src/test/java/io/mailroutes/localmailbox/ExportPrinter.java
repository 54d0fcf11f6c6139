package io.mailroutes.localmailbox;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Prints an export item by item, well or with a fault. */
final class ExportPrinter {

    private static final int KILLED = 137;
    private static final int PAUSE_IN_MILLIS = 100;

    private final PrintStream err;
    private final ZoneId zone;
    private final GoJson json;

    ExportPrinter(OutputStream out, PrintStream err, ZoneId zone) {
        this.err = err;
        this.zone = zone;
        this.json = new GoJson(out);
    }

    /** @return the exit status */
    int print(Export export, Fault fault) {
        int status = switch (fault) {
            case HALF_THEN_KILLED -> half(export, KILLED);
            case HALF_THEN_STATUS_1 -> half(export, 1);
            case HALF_THEN_STATUS_0 -> half(export, 0);
            case INVALID_JSON -> literal("[\n  {\n    \"id\": undefined\n  }\n]\n");
            case PLAIN_TEXT -> literal("A new version of the CLI is available.\n");
            case OBJECT -> literal("{\n  \"error\": \"temporarily unavailable\"\n}\n");
            case HANG -> hang();
            default -> whole(export, fault);
        };
        json.flush();
        return status;
    }

    private int whole(Export export, Fault fault) {
        if (fault == Fault.WARNING) {
            err.println("Warning: could not resolve INBOX folder: " + ApiError.SERVER_ERROR.inWarning());
        }
        Counter counter = new Counter(err, export.limit().isPaged());
        export.fetched().forEach(item -> {
            if (counter.next() <= export.limit().printed()) {
                item(item, counter.count() == 1, export.shape(), fault);
            }
        });
        counter.finish();
        endArray(counter, export.limit());
        json.endDocument();
        return 0;
    }

    private void item(ObjectNode item, boolean isFirst, Shape shape, Fault fault) {
        if (isFirst) {
            json.startArray();
        }
        json.item();
        shape.write(item, zone, json);
        if (fault == Fault.SLOW) {
            json.flush();
            pause();
        }
    }

    private void endArray(Counter counter, Limit limit) {
        if (counter.count() > 0) {
            json.endArray();
        } else {
            json.literal(limit.isPaged() ? "null" : "[]");
        }
    }

    private int half(Export export, int status) {
        long items = export.printed().count();
        json.startArray();
        export.printed().limit(items / 2).forEach(item -> {
            json.item();
            export.shape().write(item, zone, json);
        });
        json.item();
        json.startObject();
        json.name("id");
        json.literal("\"cut-sho");
        return status;
    }

    private int literal(String text) {
        json.literal(text);
        return 0;
    }

    private int hang() {
        await(new CountDownLatch(1), Long.MAX_VALUE);
        return 0;
    }

    private void pause() {
        await(new CountDownLatch(1), PAUSE_IN_MILLIS);
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
