package io.mailroutes.localorg.dml;

import java.sql.Connection;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import io.mailroutes.localorg.data.IdSequences;
import io.mailroutes.localorg.data.RowStore;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;

/** The drafts of one save, with the transaction in which they are checked and written. */
final class Batch {

    private final Save save;
    private final Schema schema;
    private final Connection connection;
    private final LocalDateTime now;
    private final RowWriter writer;
    private final List<Draft> drafts;

    Batch(Save save, Schema schema, Connection connection, IdSequences ids) {
        this.save = save;
        this.schema = schema;
        this.connection = connection;
        // H2 keeps milliseconds, as Salesforce shows them; finer ones would differ from what is read back.
        this.now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        this.writer = new RowWriter(this, ids);
        this.drafts = save.rows().stream().map(Draft::new).toList();
    }

    Save save() {
        return save;
    }

    SObjectType type() {
        return save.type();
    }

    Schema schema() {
        return schema;
    }

    Connection connection() {
        return connection;
    }

    LocalDateTime now() {
        return now;
    }

    RowStore rows(SObjectType type) {
        return new RowStore(connection, type);
    }

    RowWriter writer() {
        return writer;
    }

    List<Draft> all() {
        return drafts;
    }

    /** Those with which nothing is wrong so far. */
    List<Draft> good() {
        return drafts.stream().filter(draft -> !draft.refused()).toList();
    }

    Stream<Draft> inserts() {
        return good().stream().filter(Draft::isInsert);
    }

    Stream<Draft> updates() {
        return good().stream().filter(draft -> !draft.isInsert());
    }

    boolean anyRefused() {
        return drafts.stream().anyMatch(Draft::refused);
    }

    List<SaveResult> results() {
        return drafts.stream().map(Draft::result).toList();
    }
}
