package io.mailroutes.localorg.soql;

import java.util.ArrayList;
import java.util.List;

import io.mailroutes.localorg.data.Columns;
import io.mailroutes.localorg.data.JsonValues;
import io.mailroutes.localorg.schema.FieldType;

/** The columns that the SQL selects, each once. */
final class SelectedColumns {

    private final List<String> expressions = new ArrayList<>();

    /** @return the number of the column in the result */
    int add(String expression) {
        int known = expressions.indexOf(expression);
        if (known < 0) {
            expressions.add(expression);
            return expressions.size();
        }
        return known + 1;
    }

    /** A column as it is shown in a record. */
    Item item(String expression, FieldType type) {
        int column = add(expression);
        return row -> JsonValues.of(Columns.read(row, column, type));
    }

    List<String> expressions() {
        return expressions;
    }

    /** What stands after SELECT. */
    String sql() {
        return String.join(", ", expressions);
    }
}
