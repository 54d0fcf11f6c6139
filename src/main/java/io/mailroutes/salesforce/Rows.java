package io.mailroutes.salesforce;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Gathers the rows of one or more queries, page by page. */
public final class Rows {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @return an empty list, to be filled by {@link #add} */
    public List<JsonNode> none() {
        return new ArrayList<>();
    }

    /** Adds a page of a query's answer. @return where the next page is; empty after the last */
    public String add(@Variable("found") List<JsonNode> found, @Body InputStream answer) throws IOException {
        JsonNode page = JSON.readTree(answer);
        page.path("records").forEach(found::add);
        return page.path("nextRecordsUrl").asText("");
    }
}
