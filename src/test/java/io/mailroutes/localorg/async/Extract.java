package io.mailroutes.localorg.async;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.soql.OutputColumn;
import io.mailroutes.localorg.soql.QueryEngine;
import io.mailroutes.localorg.soql.QueryResult;
import io.mailroutes.localorg.soql.RowSink;

/** What a query finds, as a table or record by record. */
record Extract(QueryEngine engine, String soql, boolean deletedToo, String version) {

    /** Takes records one after the other, with the columns of the query. */
    @FunctionalInterface
    interface RecordSink<E extends Exception> {
        void accept(Map<String, Object> record, List<OutputColumn> columns) throws E;
    }

    void table(RowSink sink) {
        engine.export(soql, deletedToo, sink);
    }

    /** @return how many there were */
    <E extends Exception> int records(RecordSink<E> sink) throws E {
        QueryResult page = engine.query(soql, deletedToo, QueryEngine.PAGE, this::attributes);
        int total = page.totalSize();
        emit(page, sink);
        while (!page.done()) {
            page = engine.more(page.locator());
            emit(page, sink);
        }
        return total;
    }

    private static <E extends Exception> void emit(QueryResult page, RecordSink<E> sink) throws E {
        for (Map<String, Object> record : page.records()) {
            sink.accept(record, page.columns());
        }
    }

    private Map<String, Object> attributes(String type, String id) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("type", type);
        attributes.put("url", "/services/data/v" + version + "/sobjects/" + type + "/" + id);
        return attributes;
    }
}
