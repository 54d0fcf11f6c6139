package io.mailroutes.salesforce;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mailroutes.mapping.FieldDescription;
import io.mailroutes.mapping.ObjectDescription;
import io.mailroutes.mapping.References;
import io.mailroutes.state.StagedRecord;

/** Puts the real account and contact in the place of {@code @{account.id}} and {@code @{contact.id}}. */
final class ReferenceResolver {

    private final ObjectDescription description;

    ReferenceResolver(ObjectDescription description) {
        this.description = description;
    }

    /**
     * @param account id of the account, or the reference to it inside a composite request; empty for none
     * @param contact the same for the contact
     */
    LoadRecord resolve(StagedRecord record, String account, String contact) {
        ObjectNode fields = record.fields().objectNode();
        for (Map.Entry<String, JsonNode> field : record.fields().properties()) {
            if (record.leavesOut(field.getKey())) {
                continue;
            }
            JsonNode value = isReference(field) ? target(field.getValue().textValue(), account, contact)
                    : field.getValue();
            if (value != null) {
                fields.set(field.getKey(), value);
            }
        }
        return new LoadRecord(record, fields);
    }

    /** Whether a record refers to the account, the contact. */
    boolean refersTo(StagedRecord record, String reference) {
        return record.fields().properties().stream().anyMatch(field -> isReference(field)
                && field.getValue().textValue().equals(reference) && !record.leavesOut(field.getKey()));
    }

    /**
     * Whether data of a record looks like a reference. Salesforce resolves {@code @{…}} in composite requests also
     * where it came with the data, and has no way to escape it.
     */
    boolean holdsReferenceAsData(StagedRecord record) {
        return record.fields().properties().stream()
                .anyMatch(field -> field.getValue().asText().contains("@{") && !isReference(field));
    }

    // A person may be called "@{account.id}"; only a lookup field refers to anything.
    private boolean isReference(Map.Entry<String, JsonNode> field) {
        return field.getValue().isTextual() && References.isReference(field.getValue().textValue())
                && description.field(field.getKey()).filter(FieldDescription::isReference).isPresent();
    }

    private static JsonNode target(String reference, String account, String contact) {
        String target = References.ACCOUNT.equals(reference) ? account : contact;
        return target.isEmpty() ? null : TextNode.valueOf(target);
    }
}
