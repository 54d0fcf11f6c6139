package io.mailroutes.localorg.soql;

import static io.mailroutes.localorg.data.Sql.quote;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;

/** The tables of a query: the one it selects from, and those of parents that it names, each joined once. */
final class Joins {

    private final AtomicInteger aliases;
    private final String root;
    private final StringBuilder sql = new StringBuilder();
    private final Map<String, String> joined = new LinkedHashMap<>();

    Joins(SObjectType type, AtomicInteger aliases) {
        this.aliases = aliases;
        this.root = nextAlias();
        sql.append(quote(type.name())).append(' ').append(root);
    }

    private String nextAlias() {
        return "t" + aliases.getAndIncrement();
    }

    /** Alias of the table that the query selects from. */
    String root() {
        return root;
    }

    /** Alias of the parent that this reference of that alias points at. */
    String join(String alias, Field reference, SObjectType parent) {
        return joined.computeIfAbsent(alias + "." + reference.name() + ">" + parent.name(), key -> {
            String added = nextAlias();
            sql.append(" LEFT JOIN ").append(quote(parent.name())).append(' ').append(added).append(" ON ")
                    .append(added).append(".\"Id\" = ").append(alias).append('.').append(quote(reference.name()));
            return added;
        });
    }

    /** What stands after FROM. */
    String sql() {
        return sql.toString();
    }
}
