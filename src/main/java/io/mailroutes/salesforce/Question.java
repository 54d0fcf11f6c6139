package io.mailroutes.salesforce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** One SOQL statement, how far its answer is read, and the rows of that. */
final class Question {

    /** A call takes 16 KB of address and headers; the rest is for the host and the headers. */
    private static final int LONGEST_ADDRESS = 12_000;

    private final String soql;
    private final String address;
    private final List<JsonNode> rows = new ArrayList<>();
    private String nextPage = "";

    /** @param resource {@code /services/data/v65.0/query} */
    Question(String resource, String soql) {
        this.soql = soql;
        // Also what a composite request would take for a reference to another answer, @{…}, is no such thing then.
        this.address = resource + "?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether the next page is asked for, and not the first. */
    boolean isBegun() {
        return !nextPage.isEmpty();
    }

    /** Whether it may stand in the address of a call. */
    boolean isShort() {
        return isBegun() || address.length() <= LONGEST_ADDRESS;
    }

    /** @return what Camel's operations query, queryAll and queryMore take */
    String body() {
        return isBegun() ? nextPage : soql;
    }

    /** @return the address of what is to be asked next */
    String address() {
        return isBegun() ? nextPage : address;
    }

    /** @param page of the answer */
    void add(JsonNode page) {
        page.path("records").forEach(rows::add);
        nextPage = page.path("nextRecordsUrl").asText("");
    }

    List<JsonNode> rows() {
        return rows;
    }
}
