package io.mailroutes.localorg.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.schema.ChildRelationship;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;

/** Finds the children of a record: the newest few of each relationship that has a name. */
final class RelatedLists {

    private static final int SHOWN = 5;

    private final Schema schema;
    private final Rows rows;
    private final Tables tables;

    RelatedLists(Schema schema, Rows rows, Tables tables) {
        this.schema = schema;
        this.rows = rows;
        this.tables = tables;
    }

    /** One for each relationship, in the order of their names; those without children have no rows in their table. */
    List<RelatedList> of(SObjectType type, String id) {
        return schema.children(type).stream().filter(children -> children.name() != null)
                .sorted(Comparator.comparing(ChildRelationship::name)).map(children -> list(children, id)).toList();
    }

    private RelatedList list(ChildRelationship children, String id) {
        SObjectType child = children.child();
        String condition = children.field().name() + " = " + Soql.quote(id);
        List<Map<String, Object>> first = rows.select("SELECT FIELDS(ALL) FROM " + child.name() + " WHERE " + condition
                + " ORDER BY Id DESC LIMIT " + (SHOWN + 1));
        Table table = tables.ofChildren(child, first.stream().limit(SHOWN).toList(), children.field());
        return new RelatedList(children.name(), child.name() + "." + children.field().name(),
                count(child, condition, first), Links.objectWhere(child, condition), table);
    }

    /** Counting walks through all rows where the field has no index: what was seen whole is not counted again. */
    private String count(SObjectType child, String condition, List<Map<String, Object>> first) {
        return Numbers.grouped(first.size() <= SHOWN ? first.size()
                : rows.count("SELECT COUNT() FROM " + child.name() + " WHERE " + condition));
    }
}
