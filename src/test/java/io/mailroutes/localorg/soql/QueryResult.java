package io.mailroutes.localorg.soql;

import java.util.List;
import java.util.Map;

/**
 * One page of what a query found.
 *
 * @param locator with which to ask for the next page; {@code null} on the last
 */
public record QueryResult(int totalSize, List<Map<String, Object>> records, String locator, List<OutputColumn> columns) {

    public boolean done() {
        return locator == null;
    }
}
