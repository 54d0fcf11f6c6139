package io.mailroutes.localorg.soql;

import io.mailroutes.localorg.schema.FieldType;

/**
 * The left side of a comparison: a field, or a function of one.
 *
 * @param name what an error calls it
 * @param path the field, {@code null} for a function
 */
record Operand(String name, String sql, FieldType type, FieldPath path) {

    static Operand of(FieldPath path) {
        return new Operand(path.name(), path.sql(), path.type(), path);
    }
}
