package io.mailroutes.localorg.soql;

import java.util.List;

/** Takes the rows of an export one after the other. */
public interface RowSink {

    void header(List<String> names);

    /** @param values as in JSON, {@code null} for an empty field */
    void row(List<Object> values);
}
