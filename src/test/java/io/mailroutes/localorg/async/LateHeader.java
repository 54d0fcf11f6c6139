package io.mailroutes.localorg.async;

import java.util.List;

import io.mailroutes.localorg.soql.RowSink;

/** Keeps the header back until there is a row, since a table without rows has none. */
final class LateHeader implements RowSink {

    private final RowSink sink;
    private List<String> waiting;

    LateHeader(RowSink sink) {
        this.sink = sink;
    }

    @Override
    public void header(List<String> names) {
        waiting = names;
    }

    @Override
    public void row(List<Object> values) {
        if (waiting != null) {
            sink.header(waiting);
            waiting = null;
        }
        sink.row(values);
    }
}
