package io.mailroutes.localorg.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private SfdxMetadata() {
    }

    static SfdxMetadata read(Path folder) {
        SfdxMetadata metadata = new SfdxMetadata();
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
        String prefix = "a%02d".formatted(objects.size());
        List<Field> all = new ArrayList<>(ObjectFiles.systemFields());
        all.add(FieldLine.parse("OwnerId reference default=@user -> User as Owner"));
        all.add(FieldLine.parse("Name string(80) name " + (xml.has("AutoNumber") ? "readOnly calculated" : "required")));
        objects.add(new SObjectType(name, prefix, xml.text("label", name), xml.text("pluralLabel", name), all));
    }

    private void addField(Path file) {
        String object = file.getParent().getParent().getFileName().toString();
        fields.computeIfAbsent(object, key -> new ArrayList<>()).add(CustomField.read(MetadataFile.read(file)));
    }
}
