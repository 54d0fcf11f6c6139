package io.mailroutes.localorg.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The custom objects and fields that stand in an sfdx project: {@code objects/NAME/fields/FIELD.field-meta.xml}. */
final class SfdxMetadata {

    private static final String FIELD_FILE = ".field-meta.xml";
    private static final String OBJECT_FILE = "__c.object-meta.xml";

    private final List<SObjectType> objects = new ArrayList<>();
    private final Map<String, List<Field>> fields = new TreeMap<>();

    private final long before;

    private SfdxMetadata(long before) {
        this.before = before;
    }

    /** @param before how many custom objects there are already */
    static SfdxMetadata read(Path folder, long before) {
        SfdxMetadata metadata = new SfdxMetadata(before);
        files(folder, OBJECT_FILE).forEach(metadata::addObject);
        files(folder, FIELD_FILE).forEach(metadata::addField);
        return metadata;
    }

    List<SObjectType> objects() {
        return objects;
    }

    Map<String, List<Field>> fields() {
        return fields;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addObject(Path file) {
        MetadataFile xml = MetadataFile.read(file);
        String name = file.getFileName().toString().replace(".object-meta.xml", "");
        // Salesforce numbers custom objects a00, a01, … in the order in which they are made.
        String prefix = "a%02d".formatted(before + objects.size());
        List<Field> all = new ArrayList<>(ObjectFiles.systemFields());
        all.add(FieldLine.parse("OwnerId reference default=@user -> User as Owner"));
        all.add(nameField(xml));
        objects.add(new SObjectType(name, prefix, xml.text("label", name), xml.text("pluralLabel", name), all));
    }

    /** Nobody has to name a record: a text that is left out is its id, and a number counts by itself. */
    private static Field nameField(MetadataFile xml) {
        Field text = FieldLine.parse("Name string(80) name idLookup default=" + Field.DEFAULT_IS_THE_ID);
        if (!xml.has("AutoNumber")) {
            return text;
        }
        return new Field(text.name(), text.label(), text.type(), text.length(), 0,
                EnumSet.of(Flag.NAME, Flag.ID_LOOKUP, Flag.READ_ONLY),
                Field.DEFAULT_IS_A_NUMBER + xml.inside("displayFormat", "{0}"), null, List.of());
    }

    private void addField(Path file) {
        String object = file.getParent().getParent().getFileName().toString();
        fields.computeIfAbsent(object, key -> new ArrayList<>()).add(CustomField.read(MetadataFile.read(file)));
    }
}
