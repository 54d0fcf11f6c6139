package io.mailroutes.load;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Finds records that were created without an external ID among those that the org has since: by the values that were
 * sent. Each row of the org stands for one record.
 */
final class CreatedRecords {

    /** How the id of another record of the same call begins. */
    private static final String REFERENCE = "@{";

    private final Collection<JsonNode> rows;
    private final Set<String> taken;
    private final Map<Set<String>, Map<String, Deque<String>>> byFields = new HashMap<>();

    /**
     * @param rows  what the org has, with Id and all mapped fields
     * @param taken ids of rows that are known to be other records
     */
    CreatedRecords(Collection<JsonNode> rows, Collection<String> taken) {
        this.rows = rows;
        this.taken = new HashSet<>(taken);
    }

    /**
     * @param sent      fields as they were sent
     * @param reference what the id of another record of the same call is: empty text where that cannot be told; null
     *                  where the org does not have that record, so that nothing that refers to it was written
     * @return Salesforce id
     */
    Optional<String> take(ObjectNode sent, UnaryOperator<String> reference) {
        ObjectNode resolved = sent.objectNode();
        for (Map.Entry<String, JsonNode> field : sent.properties()) {
            String value = field.getValue().asText();
            String id = value.startsWith(REFERENCE) ? reference.apply(value) : value;
            if (id == null) {
                return Optional.empty();
            }
            if (!value.startsWith(REFERENCE)) {
                resolved.set(field.getKey(), field.getValue());
            } else if (!id.isEmpty()) {
                resolved.put(field.getKey(), id);
            }
        }
        return take(resolved);
    }

    private Optional<String> take(ObjectNode sent) {
        Set<String> fields = new HashSet<>();
        sent.fieldNames().forEachRemaining(fields::add);
        Deque<String> ids = byFields.computeIfAbsent(fields, this::index).get(values(fields, sent));
        while (ids != null && !ids.isEmpty()) {
            String id = ids.poll();
            if (taken.add(id)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    private Map<String, Deque<String>> index(Set<String> fields) {
        Map<String, Deque<String>> index = new HashMap<>();
        rows.forEach(row -> index.computeIfAbsent(values(fields, row), key -> new ArrayDeque<>())
                .add(row.path("Id").asText()));
        return index;
    }

    // Salesforce trims text and turns line ends into its own.
    private static String values(Set<String> fields, JsonNode record) {
        StringBuilder values = new StringBuilder();
        fields.stream().sorted().forEach(field -> values.append(field).append('=')
                .append(record.path(field).asText("").replaceAll("\\s+", " ").strip()).append('\n'));
        return values.toString();
    }
}
