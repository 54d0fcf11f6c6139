package io.mailroutes.localorg.page;

import java.util.Map;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.FieldType;

/** Writes the values of fields as the API gives them, references as links with the name of what they lead to. */
final class Cells {

    private static final int LONGEST_IN_TABLE = 50;

    private final Rows rows;
    private final Names names;

    Cells(Rows rows, Names names) {
        this.rows = rows;
        this.names = names;
    }

    Cell of(Field field, Map<String, Object> row) {
        Object value = row.get(field.name());
        if (value == null) {
            return new Cell("", null, "empty");
        }
        return field.isReference() ? reference((String) value) : new Cell(value.toString(), null, kind(field.type()));
    }

    /** The same, short enough for one line. */
    Cell shortened(Field field, Map<String, Object> row) {
        Cell cell = of(field, row);
        String text = field.type() == FieldType.DATETIME ? cell.text().replaceAll("T(\\d\\d:\\d\\d:\\d\\d).*", " $1")
                : cell.text();
        return new Cell(text.length() <= LONGEST_IN_TABLE ? text : text.substring(0, LONGEST_IN_TABLE).strip() + "…",
                cell.href(), cell.kind());
    }

    private Cell reference(String id) {
        String name = names.of(id);
        String kind = name.equals(id) ? "id" : "text";
        return new Cell(name, rows.typeOf(id).map(type -> Links.record(type, id)).orElse(null), kind);
    }

    static String kind(FieldType type) {
        return type.isNumber() ? "number" : type.isId() ? "id" : switch (type) {
            case DATE, DATETIME, TIME -> "time";
            case BOOLEAN -> "flag";
            default -> "text";
        };
    }
}
