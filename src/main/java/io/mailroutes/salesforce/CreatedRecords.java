package io.mailroutes.salesforce;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Finds records that were created without an external ID among those that the org has since: by the values that were
 * sent. Each row of the org stands for one record.
 */
final class CreatedRecords {

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

    /** @param sent fields as they were sent; references inside a composite request are not compared. @return Salesforce id */
    Optional<String> take(ObjectNode sent) {
        Set<String> fields = new HashSet<>();
        sent.properties().stream().filter(field -> !field.getValue().asText().startsWith("@{"))
                .forEach(field -> fields.add(field.getKey()));
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
