package io.mailroutes.localorg.soql;

import static io.mailroutes.localorg.data.Sql.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.FieldType;
import io.mailroutes.localorg.schema.SObjectType;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * What a polymorphic relationship leads to: an entity called Name, which has the few fields that people and things
 * share, and Type, which says what it is.
 */
final class NameEntity {

    private static final Map<String, FieldType> FIELDS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        List.of("Name", "FirstName", "LastName", "Title", "Username", "Alias")
                .forEach(name -> FIELDS.put(name, FieldType.STRING));
        FIELDS.put("Id", FieldType.ID);
        FIELDS.put("Type", FieldType.PICKLIST);
        FIELDS.put("Email", FieldType.EMAIL);
        FIELDS.put("Phone", FieldType.PHONE);
        FIELDS.put("IsActive", FieldType.BOOLEAN);
    }

    private final Scope scope;
    private final String table;
    private final Field reference;

    NameEntity(Scope scope, String table, Field reference) {
        this.scope = scope;
        this.table = table;
        this.reference = reference;
    }

    FieldPath path(List<FieldPath.Parent> before, List<String> names, ParserRuleContext at) {
        String wanted = names.get(names.size() - 1);
        boolean direct = names.size() == before.size() + 2;
        if (!direct || !FIELDS.containsKey(wanted)) {
            throw scope.soql().noSuchColumn(at, direct ? wanted : names.get(before.size() + 1), "Name");
        }
        List<FieldPath.Parent> parents = new ArrayList<>(before);
        parents.add(new FieldPath.Parent(reference.relationship().name(), referenceSql(), null));
        String name = FIELDS.keySet().stream().filter(wanted::equalsIgnoreCase).findFirst().orElseThrow();
        return new FieldPath(parents, name, FIELDS.get(name), sql(name), null);
    }

    private String referenceSql() {
        return table + "." + quote(reference.name());
    }

    private String sql(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "id" -> referenceSql();
            case "type" -> typeSql();
            default -> shared(name);
        };
    }

    private List<SObjectType> targets() {
        return reference.relationship().targets().stream().map(scope.schema()::type).flatMap(Optional::stream).toList();
    }

    private String typeSql() {
        String cases = targets().stream().map(type -> "WHEN '" + type.keyPrefix() + "' THEN '" + type.name() + "'")
                .collect(Collectors.joining(" "));
        return "CAST(CASE SUBSTRING(" + referenceSql() + ", 1, 3) " + cases + " END AS VARCHAR_IGNORECASE)";
    }

    /** The field of whichever parent is there; where none of them has it, nothing. */
    private String shared(String name) {
        List<String> columns = targets().stream().filter(type -> type.field(name).isPresent())
                .map(type -> scope.joins().join(table, reference, type) + "." + quote(name)).toList();
        return columns.isEmpty() ? "NULL" : "COALESCE(" + String.join(", ", columns) + ")";
    }
}
