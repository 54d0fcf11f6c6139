package io.mailroutes.localorg.soql;

import java.util.List;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.FieldType;
import io.mailroutes.localorg.schema.SObjectType;

/**
 * A field that a query names, found.
 *
 * @param parents the relationships on the way to it
 * @param name as the object spells it
 * @param sql expression that gives its value
 * @param field {@code null} for a field of the Name entity, which stands for several objects
 */
record FieldPath(List<Parent> parents, String name, FieldType type, String sql, Field field) {

    /**
     * One relationship on the way to a field.
     *
     * @param idSql gives the parent's id
     * @param type {@code null} when the parent may be of several objects
     */
    record Parent(String name, String idSql, SObjectType type) {
    }

    boolean ofParent() {
        return !parents.isEmpty();
    }
}
