package io.mailroutes.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a duplicate rule found, which Salesforce tells beside its question "Use one of these records?".
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm">
 *      DuplicateResult</a>
 */
final class Duplicates {

    static final String CODE = "DUPLICATES_DETECTED";

    // With a digit in it, as no word has.
    private static final Pattern ID = Pattern.compile("\\b(?=[A-Za-z]{0,14}\\d)[A-Za-z0-9]{15}(?:[A-Z0-5]{3})?\\b");

    private Duplicates() {
    }

    /**
     * @param error one of this code
     * @return Salesforce's words, the records found and what to do
     */
    static String told(String message, JsonNode error) {
        // The name of the field is misspelt by Salesforce itself; some write it as it should be.
        JsonNode result = error.path(error.has("duplicateResut") ? "duplicateResut" : "duplicateResult");
        List<String> records = new ArrayList<>();
        result.path("matchResults").forEach(match -> match.path("matchRecords")
                .forEach(found -> records.add(record(match.path("entityType").asText(), found.path("record")))));
        // A row of an ingest job has Salesforce's words alone, and those of a trigger may name a record.
        if (records.isEmpty()) {
            ID.matcher(message).results().map(MatchResult::group).distinct().forEach(records::add);
        }
        return message + (records.isEmpty() ? "" : " Found: " + String.join(", ", records) + ".") + " To do: "
                + (records.isEmpty() ? "find the record that is there already and give it" : "give that record") + " the "
                + "value by which the mapping finds it, or merge or delete it; or let " + rule(result) + " allow this "
                + "(Setup, Duplicate Rules). Then send this again.";
    }

    private static String record(String object, JsonNode record) {
        String type = record.path("attributes").path("type").asText(object);
        String name = record.path("Name").asText(record.path("LastName").asText());
        return (type + " " + record.path("Id").asText() + (name.isEmpty() ? "" : " (" + name + ")")).strip();
    }

    private static String rule(JsonNode result) {
        String rule = result.path("duplicateRule").asText();
        return "the duplicate rule" + (rule.isEmpty() ? "" : " " + rule);
    }
}
