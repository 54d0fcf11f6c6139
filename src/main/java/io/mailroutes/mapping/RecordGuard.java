package io.mailroutes.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Holds a mapped record to the describe of its object, so that what Salesforce would refuse is known before anything
 * is written.
 *
 * <p>A field that the object does not have, or that may not be written, is a mistake in the route and stops the run
 * ({@link MappingException}). A value that does not fit its field is the record's own fault
 * ({@link RecordRefusedException}). Text is cut to the field's length.
 */
public final class RecordGuard {

    private final ObjectDescription description;
    private final Target target;

    public RecordGuard(ObjectDescription description, Target target) {
        this.description = description;
        this.target = target;
    }

    /**
     * @param given what the mapping made of one record
     * @param id    the original's own id, for records that have no other key; empty for none
     * @return the same record without empty fields, each value in the form its field takes
     */
    public Mapped hold(ObjectNode given, String id) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        Map<String, Reference> references = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            if (!Mapped.isOurs(entry.getKey())) {
                hold(writableField(given, entry.getKey()), entry.getValue(), fields, references);
            }
        }
        // An external ID that the mapping does not give is what makes it one record.
        if (target.isUpsert() && !given.has(target.externalId()) && !ownKey(given, id).isEmpty()) {
            fields.put(target.externalId(), ownKey(given, id));
        }
        requireFields(fields, references);
        return new Mapped(key(given, fields, id), otherKeys(given), given.path(Mapped.APART).asText(""), aliases(given), fields, references);
    }

    private void hold(FieldDescription field, JsonNode value, ObjectNode fields, Map<String, Reference> references) {
        Reference reference = reference(field, value);
        if (reference != null) {
            references.put(field.name(), reference);
        } else {
            JsonNode fitting = FieldValue.of(target.object(), field, value);
            if (fitting != null) {
                fields.set(field.name(), fitting);
            }
        }
    }

    private Reference reference(FieldDescription field, JsonNode value) {
        Reference reference = Reference.in(value);
        if (reference != null) {
            requireIdField(field, reference);
        } else if (value instanceof POJONode pojo) {
            boolean skip = Skip.in(value) != null;
            throw new MappingException(target.file() + " gives " + target.object() + "." + field.name() + " "
                    + (skip ? "a reason to skip" : pojo.getPojo()) + ", which is no value. To do: " + (skip
                    ? "give skip(…) in the place of the whole record." : "correct that field of the mapping."));
        }
        return reference;
    }

    private void requireIdField(FieldDescription field, Reference reference) {
        if (reference.field().isEmpty() && !field.isReference() && !field.takesId()) {
            throw new MappingException(target.file() + " gives " + target.object() + "." + field.name() + " the id of a "
                    + "record of " + reference.kind() + ", but it is a " + field.type() + " field. To do: map a lookup "
                    + "field, or take a field of that record: ref(…) | its(\"Name\").");
        }
    }

    private void requireFields(ObjectNode fields, Map<String, Reference> references) {
        for (String field : description.requiredFields()) {
            if (!fields.has(field) && !references.containsKey(field)) {
                throw new RecordRefusedException("REQUIRED_FIELD_MISSING", target.object() + "." + field
                        + " is required and the mapping gives no value. To do: map it in " + target.file()
                        + ", with a default: " + field + ": (… // \"…\").", keyOrEmpty(fields));
            }
        }
    }

    private String keyOrEmpty(ObjectNode fields) {
        return target.isUpsert() ? key(fields.path(target.externalId()).asText("")) : "";
    }

    private static String ownKey(ObjectNode given, String id) {
        return Mapped.texts(given.get(Mapped.KEY)).stream().findFirst().orElse(id);
    }

    private List<String> otherKeys(ObjectNode given) {
        return Mapped.texts(given.get(Mapped.KEY)).stream().skip(1).map(this::key).distinct().toList();
    }

    private String key(ObjectNode given, ObjectNode fields, String id) {
        String key = target.isUpsert() ? fields.path(target.externalId()).asText("") : ownKey(given, id);
        if (key.isEmpty()) {
            throw new RecordRefusedException("REQUIRED_FIELD_MISSING", target.object() + "."
                    + (target.isUpsert() ? target.externalId() : "Id") + " is what " + target.file()
                    + " goes by, and this record has none. To do: map it, choose another external ID, or say in the "
                    + "mapping what makes it one record: \"" + Mapped.KEY + "\": ….", "");
        }
        return key(key);
    }

    private List<String> aliases(ObjectNode given) {
        List<String> aliases = new ArrayList<>();
        Mapped.texts(given.get(Mapped.ALIASES)).forEach(alias -> aliases.add(key(alias)));
        return aliases;
    }

    /** @return a key in the form by which records of the kind are found: most external IDs have no case */
    public String key(String value) {
        boolean hasCase = !target.isUpsert() || description.field(target.externalId())
                .map(FieldDescription::hasCase).orElse(true);
        String clean = Blank.strip(value);
        return hasCase ? clean : clean.toLowerCase(Locale.ROOT);
    }

    /** Checks that the mapped fields exist and may be written, and take what they refer to; values are not looked at. */
    public void checkFields(ObjectNode given) {
        checkExternalId();
        given.properties().forEach(field -> {
            if (!Mapped.isOurs(field.getKey())) {
                reference(writableField(given, field.getKey()), field.getValue());
            }
        });
    }

    /**
     * Checks what the target says of fields.
     *
     * @param mapped names of the fields that the mapping gives, as far as they are known
     */
    public void checkTarget(Set<String> mapped) {
        checkExternalId();
        for (String name : target.overwrite().fields()) {
            if (!mapped.contains(name) && description.field(name).isEmpty()) {
                throw new MappingException(target.file() + " says when " + target.object() + "." + name
                        + " is overwritten, but does not map it. To do: correct the name there, or map the field.");
            }
        }
    }

    /**
     * Checks that the mapping gives what a new record must have.
     *
     * @param mapped whether the mapping gives a field
     */
    void requireMapped(BiPredicate<Target, String> mapped) {
        List<String> missing = description.requiredFields().stream()
                .filter(field -> !field.equals(target.externalId()) && !mapped.test(target, field)).toList();
        if (!missing.isEmpty()) {
            throw new MappingException(target.file() + " does not map " + target.object() + "."
                    + String.join(", " + target.object() + ".", missing) + ", which every new " + target.object()
                    + " must have in this org. To do: map it there, as in " + missing.get(0) + ": \"…\"; or give it a "
                    + "default value, or make it optional (Setup, Object Manager, Fields & Relationships).");
        }
    }

    private void checkExternalId() {
        if (!target.isUpsert()) {
            return;
        }
        FieldDescription key = field(target.externalId(), "upserts by", Set.of());
        if (!key.upsertKey()) {
            throw new MappingException(target.file() + " upserts by " + target.object() + "." + key.name()
                    + ", which is neither an External ID nor an idLookup field. To do: choose one that is, "
                    + "or mark a custom field as External ID.");
        }
    }

    private FieldDescription writableField(ObjectNode given, String name) {
        FieldDescription field = field(name, "maps", given.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        // A field that is only set on create (TaskSubtype) is left out of updates.
        if (!field.createable()) {
            throw new MappingException(target.file() + " maps " + target.object() + "." + name
                    + ", which the logged-in user may not write. To do: give the user edit access to the field, "
                    + "or remove it from the mapping.");
        }
        return field;
    }

    private FieldDescription field(String name, String verb, Set<String> meant) {
        return description.field(name).orElseThrow(() -> new MappingException(
                target.file() + " " + verb + " " + target.object() + "." + name + ", which " + target.object()
                        + " does not have or does not show to the logged-in user" + description.closestField(name, meant)
                        + "To do: correct the name there, or let the user see and edit the field (Field-Level Security), "
                        + "or take it out."));
    }
}
