package io.mailroutes.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.salesforce.ApiErrors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.component.salesforce.api.dto.SaveSObjectResult;
import org.apache.camel.component.salesforce.api.dto.UpsertSObjectResult;

/**
 * What sObject Collections take and answer: up to 200 records of one object in one call, each by itself.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm">
 *      sObject Collections</a>
 */
public final class SObjectCollections {

    /** Salesforce's limit. */
    public static final int MOST_RECORDS = 200;

    /**
     * Camel's component is written for classes that were generated for the org's objects, but writes any JSON.
     *
     * @param object API name, the same for all records
     * @return the records as Camel's component sends them
     */
    public List<ObjectNode> rows(String object, List<LoadRecord> records) {
        return records.stream().map(record -> row(object, record)).toList();
    }

    private static ObjectNode row(String object, LoadRecord record) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.putObject("attributes").put("type", object);
        row.setAll(record.fields());
        return row;
    }

    /** @return what became of each record; Salesforce answers in the order sent */
    public List<Loaded> outcomes(@Body List<LoadRecord> records, @Variable("answer") List<SaveSObjectResult> answer)
            throws IOException {
        if (answer.size() != records.size()) {
            throw new IOException("Salesforce answered " + answer.size() + " results for " + records.size()
                    + " records: " + answer);
        }
        List<Loaded> loaded = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            loaded.add(new Loaded(records.get(i), outcome(answer.get(i))));
        }
        return loaded;
    }

    private static Outcome outcome(SaveSObjectResult result) {
        if (!Boolean.TRUE.equals(result.getSuccess())) {
            return Outcome.refusal(ApiErrors.refusal(result.getErrors()));
        }
        boolean updated = result instanceof UpsertSObjectResult upsert && Boolean.FALSE.equals(upsert.getCreated());
        return Outcome.written(result.getId(), !updated);
    }
}
