package io.mailroutes.localorg.schema;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one field from its line in an object file. */
final class FieldLine {

    private static final Pattern LINE = Pattern.compile(
            "(?<name>\\w+)\\s+(?<type>[a-z]+)(?:\\((?<length>\\d+)(?:,(?<scale>\\d+))?\\))?(?<rest>[^:]*)(?::(?<values>.*))?");
    private static final Pattern LABEL = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern DEFAULT = Pattern.compile("\\bdefault=(\\S+)");
    private static final Pattern REFERS = Pattern.compile("-> (\\S+) as (\\w+)(?: children (\\w+))?");

    private final Matcher line;
    private final String rest;

    private FieldLine(String text) {
        line = LINE.matcher(text);
        if (!line.matches()) {
            throw new IllegalArgumentException("Not a field: " + text);
        }
        rest = line.group("rest");
    }

    static Field parse(String text) {
        return new FieldLine(text).field();
    }

    private Field field() {
        FieldType type = FieldType.named(line.group("type"));
        return new Field(line.group("name"), label(), type, type.isId() ? RecordId.LENGTH : number("length"),
                number("scale"), flags(), defaultValue(), relationship(), values());
    }

    private int number(String group) {
        return line.group(group) == null ? 0 : Integer.parseInt(line.group(group));
    }

    private String label() {
        Matcher label = LABEL.matcher(rest);
        return label.find() ? label.group(1) : Labels.of(line.group("name"));
    }

    private Set<Flag> flags() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Stream.of(LABEL.matcher(rest).replaceAll("").split("\\s+")).flatMap(word -> Flag.of(word).stream())
                .forEach(flags::add);
        return flags;
    }

    /** A space in a default is written as an underscore, so that it stays one word. */
    private String defaultValue() {
        Matcher value = DEFAULT.matcher(rest);
        return value.find() ? value.group(1).replace('_', ' ') : null;
    }

    private Relationship relationship() {
        Matcher refers = REFERS.matcher(rest);
        return refers.find()
                ? new Relationship(refers.group(2), List.of(refers.group(1).split(",")), refers.group(3))
                : null;
    }

    private List<String> values() {
        String values = line.group("values");
        return values == null ? List.of() : Stream.of(values.split("\\|")).map(String::strip).toList();
    }
}
