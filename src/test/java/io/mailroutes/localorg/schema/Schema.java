package io.mailroutes.localorg.schema;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** All objects of the org. */
public final class Schema {

    private final Map<String, SObjectType> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();

    private Schema(Collection<SObjectType> types) {
        types.forEach(this::put);
    }

    private void put(SObjectType type) {
        byName.put(type.name(), type);
    }

    /** The standard objects alone. */
    public static Schema standard() {
        return new Schema(ObjectFiles.standard());
    }

    /** Adds the custom objects and fields of an sfdx project, or of the folder that holds its {@code objects}. */
    public Schema with(Path sfdxFolder) {
        SfdxMetadata metadata = SfdxMetadata.read(sfdxFolder, types().stream().filter(SObjectType::custom).count());
        Schema schema = new Schema(types());
        metadata.objects().forEach(schema::put);
        metadata.fields().forEach((object, fields) -> homes(object).forEach(home -> schema.extend(home, fields)));
        return schema;
    }

    /** A custom field of Activity appears on both of its kinds. */
    private static List<String> homes(String object) {
        return "Activity".equals(object) ? List.of("Task", "Event") : List.of(object);
    }

    private void extend(String object, List<Field> fields) {
        put(require(object).with(fields));
    }

    /** Makes an object one that the user has no access to: as far as the API tells, it does not exist. */
    public void hide(String object) {
        hidden.add(require(object).name());
    }

    public List<SObjectType> types() {
        return byName.values().stream().filter(this::visible).toList();
    }

    public Optional<SObjectType> type(String name) {
        return Optional.ofNullable(byName.get(name)).filter(this::visible);
    }

    private boolean visible(SObjectType type) {
        return !hidden.contains(type.name());
    }

    /** An object that is known to be there, whether the user may see it or not. */
    public SObjectType require(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No object " + name));
    }

    /** The object that a record id belongs to. */
    public Optional<SObjectType> typeOfId(String id) {
        return byName.values().stream().filter(type -> type.keyPrefix().equals(RecordId.prefix(id))).findFirst();
    }

    /** The reference fields, of whatever object, that point at this one. */
    public List<ChildRelationship> children(SObjectType parent) {
        List<ChildRelationship> children = new ArrayList<>();
        for (SObjectType type : types()) {
            type.fields().stream().filter(Field::isReference)
                    .filter(field -> field.relationship().targets().contains(parent.name()))
                    .forEach(field -> children.add(new ChildRelationship(type, field)));
        }
        return children;
    }
}
