package io.mailroutes.salesforce;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Bodies and answers of sObject Collections: up to 200 records of one object in one call, each by itself.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm">
 *      sObject Collections</a>
 */
public final class Collections {

    /** Salesforce's limit. */
    public static final int MOST_RECORDS = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param object API name, the same for all records */
    public String body(String object, @Body List<LoadRecord> records) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("allOrNone", false);
        ArrayNode array = body.putArray("records");
        for (LoadRecord record : records) {
            ObjectNode json = array.addObject();
            json.putObject("attributes").put("type", object);
            json.setAll(record.fields());
        }
        return body.toString();
    }

    /** @return what became of each record; Salesforce answers in the order sent */
    public List<Loaded> outcomes(@ExchangeProperty("records") List<LoadRecord> records, @Body InputStream answer)
            throws IOException {
        JsonNode rows = JSON.readTree(answer);
        if (rows.size() != records.size()) {
            throw new IOException("Salesforce answered " + rows.size() + " results for " + records.size()
                    + " records: " + rows);
        }
        List<Loaded> loaded = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            loaded.add(new Loaded(records.get(i), outcome(rows.get(i))));
        }
        return loaded;
    }

    private static Outcome outcome(JsonNode row) {
        return row.path("success").asBoolean()
                ? Outcome.written(row.path("id").asText(), row.path("created").asBoolean(true))
                : ApiErrors.refusal(row.path("errors"));
    }
}
