package io.mailroutes.localorg.soql;

import static io.mailroutes.localorg.data.Sql.quote;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.apexdevtools.apexparser.ApexParser.FieldNameContext;
import io.github.apexdevtools.apexparser.ApexParser.SoqlIdContext;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;
import org.antlr.v4.runtime.ParserRuleContext;

/** What the names in a query mean: it selects from one object, and reaches parents through relationships. */
final class Scope {

    private static final int MOST_LEVELS = 5;

    private final Schema schema;
    private final SoqlText soql;
    private final SObjectType type;
    private final String alias;
    private final AtomicInteger aliases;
    private final Joins joins;
    private final ZoneId zone;
    private final Map<String, List<String>> parentAliases = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * @param alias what the query calls its object, or {@code null}
     * @param zone of the user
     */
    Scope(Schema schema, SoqlText soql, SObjectType type, String alias, AtomicInteger aliases, ZoneId zone) {
        this.zone = zone;
        this.schema = schema;
        this.soql = soql;
        this.type = type;
        this.alias = alias;
        this.aliases = aliases;
        this.joins = new Joins(type, aliases);
    }

    /** The scope of a query inside this one. */
    Scope inner(SObjectType innerType, String innerAlias) {
        return new Scope(schema, soql, innerType, innerAlias, aliases, zone);
    }

    Schema schema() {
        return schema;
    }

    SoqlText soql() {
        return soql;
    }

    SObjectType type() {
        return type;
    }

    ZoneId zone() {
        return zone;
    }

    /** In {@code FROM Contact c, c.Account a} the second name stands for a parent. */
    void nameParent(String parentAlias, List<String> path) {
        parentAliases.put(parentAlias, path.stream().filter(name -> !namesObject(name)).toList());
    }

    Joins joins() {
        return joins;
    }

    /** SQL for a field of the object itself. */
    String own(String field) {
        return joins.root() + "." + quote(field);
    }

    FieldPath path(FieldNameContext context) {
        List<String> names = new ArrayList<>(context.soqlId().stream().map(SoqlIdContext::getText).toList());
        if (names.size() > 1 && namesObject(names.get(0))) {
            names.remove(0);
        }
        if (names.size() > 1 && parentAliases.containsKey(names.get(0))) {
            names.addAll(0, parentAliases.get(names.remove(0)));
        }
        return path(names, context);
    }

    private boolean namesObject(String name) {
        return name.equalsIgnoreCase(alias) || name.equalsIgnoreCase(type.name()) && type.reference(name).isEmpty();
    }

    FieldPath path(List<String> names, ParserRuleContext at) {
        if (names.size() > MOST_LEVELS + 1) {
            throw soql.malformed(at, "only " + MOST_LEVELS + " levels of parent relationships are allowed");
        }
        SObjectType current = type;
        String table = joins.root();
        List<FieldPath.Parent> parents = new ArrayList<>();
        for (String name : names.subList(0, names.size() - 1)) {
            Field reference = current.reference(name).orElseThrow(() -> soql.noSuchRelationship(at, name));
            if (reference.relationship().polymorphic()) {
                return new NameEntity(this, table, reference).path(parents, names, at);
            }
            current = schema.require(reference.relationship().targets().get(0));
            table = joins.join(table, reference, current);
            parents.add(new FieldPath.Parent(reference.relationship().name(), table + ".\"Id\"", current));
        }
        return field(current, table, parents, names.get(names.size() - 1), at);
    }

    private FieldPath field(SObjectType owner, String table, List<FieldPath.Parent> parents, String name,
                            ParserRuleContext at) {
        Field field = owner.field(name).orElseThrow(() -> soql.noSuchColumn(at, name, owner.name()));
        return new FieldPath(parents, field.name(), field.type(), table + "." + quote(field.name()), field);
    }
}
