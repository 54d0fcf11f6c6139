package io.mailroutes.localorg.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;

/** Lays rows out as tables. */
final class Tables {

    private static final int MOST_COLUMNS = 7;
    private static final int MOST_COLUMNS_OF_CHILDREN = 4;

    private final Rows rows;

    Tables(Rows rows) {
        this.rows = rows;
    }

    Table of(SObjectType type, List<Map<String, Object>> records) {
        return of(type, records, Columns.of(type, records, MOST_COLUMNS));
    }

    /** Without the field that refers to the parent, which would be the same in all rows. */
    Table ofChildren(SObjectType type, List<Map<String, Object>> records, Field parent) {
        return of(type, records, Columns.of(type, records, MOST_COLUMNS_OF_CHILDREN).stream()
                .filter(field -> !field.equals(parent)).toList());
    }

    private Table of(SObjectType type, List<Map<String, Object>> records, List<Field> columns) {
        Cells cells = new Cells(rows, new Names(rows, type, records));
        return new Table(headings(type, columns),
                records.stream().map(record -> row(type, columns, cells, record)).toList());
    }

    private static List<Table.Heading> headings(SObjectType type, List<Field> columns) {
        List<Table.Heading> headings = new ArrayList<>();
        Fields.title(type).ifPresent(title -> headings.add(heading(title)));
        headings.add(new Table.Heading("Id", "Record ID", "id"));
        columns.forEach(column -> headings.add(heading(column)));
        return headings;
    }

    private static Table.Heading heading(Field field) {
        return new Table.Heading(field.name(), field.label(), Cells.kind(field.type()));
    }

    private static Table.Row row(SObjectType type, List<Field> columns, Cells cells, Map<String, Object> record) {
        List<Cell> line = new ArrayList<>();
        String address = Links.record(type, (String) record.get("Id"));
        Optional<Field> title = Fields.title(type);
        title.ifPresent(field -> line.add(title(cells.shortened(field, record), address)));
        line.add(new Cell((String) record.get("Id"), address, "id"));
        columns.forEach(column -> line.add(cells.shortened(column, record)));
        return new Table.Row(line);
    }

    private static Cell title(Cell cell, String address) {
        return new Cell(cell.text(), address, "title");
    }
}
