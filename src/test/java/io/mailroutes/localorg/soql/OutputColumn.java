package io.mailroutes.localorg.soql;

import java.util.List;

import io.mailroutes.localorg.schema.FieldType;

/**
 * A column of an answer that is shown as a table.
 *
 * @param name as in the query, spelt as the object spells it: {@code Account.Name}
 * @param type {@code null} for children
 * @param number of the column in the SQL result
 * @param children columns of the children that stand in the place of a value; empty for a field
 */
public record OutputColumn(String name, FieldType type, int number, boolean aggregate, List<OutputColumn> children) {

    static OutputColumn of(String name, FieldType type, int number, boolean aggregate) {
        return new OutputColumn(name, type, number, aggregate, List.of());
    }

    static OutputColumn of(String name, List<OutputColumn> children) {
        return new OutputColumn(name, null, 0, true, children);
    }
}
