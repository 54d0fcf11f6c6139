package io.mailroutes.localorg.schema;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a custom field from its metadata file, whose types have names of their own. */
final class CustomField {

    private static final Map<String, FieldType> TYPES = Map.ofEntries(
            Map.entry("Text", FieldType.STRING), Map.entry("AutoNumber", FieldType.STRING),
            Map.entry("TextArea", FieldType.TEXTAREA), Map.entry("LongTextArea", FieldType.TEXTAREA),
            Map.entry("Html", FieldType.TEXTAREA), Map.entry("Email", FieldType.EMAIL),
            Map.entry("Phone", FieldType.PHONE), Map.entry("Url", FieldType.URL),
            Map.entry("Picklist", FieldType.PICKLIST), Map.entry("MultiselectPicklist", FieldType.MULTIPICKLIST),
            Map.entry("Checkbox", FieldType.BOOLEAN), Map.entry("Number", FieldType.DOUBLE),
            Map.entry("Currency", FieldType.CURRENCY), Map.entry("Percent", FieldType.PERCENT),
            Map.entry("Date", FieldType.DATE), Map.entry("DateTime", FieldType.DATETIME),
            Map.entry("Time", FieldType.TIME), Map.entry("EncryptedText", FieldType.ENCRYPTEDSTRING),
            Map.entry("Lookup", FieldType.REFERENCE), Map.entry("MasterDetail", FieldType.REFERENCE));
    /** Lengths of the types for which the file gives none. */
    private static final Map<FieldType, Integer> LENGTHS = Map.of(FieldType.EMAIL, 80, FieldType.PHONE, 40,
            FieldType.URL, 255, FieldType.PICKLIST, 255, FieldType.MULTIPICKLIST, 4099, FieldType.TEXTAREA, 255,
            FieldType.STRING, 255, FieldType.REFERENCE, RecordId.LENGTH);

    private final MetadataFile xml;
    private final String kind;

    private CustomField(MetadataFile xml) {
        this.xml = xml;
        this.kind = xml.text("type", "Text");
    }

    static Field read(MetadataFile xml) {
        return new CustomField(xml).field();
    }

    private Field field() {
        FieldType type = TYPES.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("Cannot hold a field of type " + kind);
        }
        String name = xml.text("fullName", "");
        return new Field(name, xml.text("label", name), type, length(type), xml.number("scale"), flags(),
                defaultValue(), relationship(name), xml.values());
    }

    private int length(FieldType type) {
        if (type.isNumber()) {
            return xml.number("precision");
        }
        int length = xml.number("length");
        return length > 0 ? length : LENGTHS.getOrDefault(type, 0);
    }

    private Set<Flag> flags() {
        Set<Flag> flags = EnumSet.of(Flag.CUSTOM);
        add(flags, Flag.EXTERNAL_ID, xml.flag("externalId"));
        // A field that serves as external id can be looked up by as well: describe says idLookup of it.
        add(flags, Flag.ID_LOOKUP, xml.flag("externalId"));
        add(flags, Flag.UNIQUE, xml.flag("unique"));
        add(flags, Flag.CASE_SENSITIVE, xml.flag("caseSensitive"));
        add(flags, Flag.REQUIRED, xml.flag("required") || "MasterDetail".equals(kind));
        add(flags, Flag.RESTRICTED, xml.isRestricted());
        add(flags, Flag.CASCADE, "MasterDetail".equals(kind));
        add(flags, Flag.READ_ONLY, "AutoNumber".equals(kind));
        return flags;
    }

    private static void add(Set<Flag> flags, Flag flag, boolean wanted) {
        if (wanted) {
            flags.add(flag);
        }
    }

    /** Of a checkbox always one; of other types a formula, of which only constants are understood. */
    private String defaultValue() {
        String value = xml.text("defaultValue", "Checkbox".equals(kind) ? "false" : "");
        return value.isEmpty() ? null : value.replaceAll("^\"|\"$", "");
    }

    private Relationship relationship(String name) {
        String target = xml.text("referenceTo", "");
        if (target.isEmpty()) {
            return null;
        }
        String children = xml.text("relationshipName", "");
        return new Relationship(name.replaceAll("__c$", "__r"), List.of(target),
                children.isEmpty() ? null : children + "__r");
    }
}
