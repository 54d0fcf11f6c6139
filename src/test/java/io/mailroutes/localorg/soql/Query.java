package io.mailroutes.localorg.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.apexdevtools.apexparser.ApexParser.FieldNameContext;
import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import io.github.apexdevtools.apexparser.ApexParser.SoqlIdContext;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;
import org.antlr.v4.runtime.tree.TerminalNode;

/** A query translated to SQL. */
final class Query {

    private static final int HIGHEST_OFFSET = 2000;
    private static final Set<String> CLAUSES = Set.of("WHERE", "ORDER", "GROUP", "LIMIT", "OFFSET", "HAVING", "WITH",
            "AND", "OR");

    private final Scope scope;
    private final Settings settings;
    private final List<Entry> entries;
    private final boolean countsRows;
    private final RecordSelect records;
    private final AggregateSelect aggregates;
    private final List<Object> parameters = new ArrayList<>();
    /** Everything after FROM and its tables, which are complete only when all else is translated. */
    private final String rest;
    private final String limit;

    private Query(QueryContext query, Scope scope, Settings settings) {
        this.scope = scope;
        this.settings = settings;
        this.entries = Entry.of(query);
        countsRows = entries.size() == 1 && entries.get(0).function() != null
                && Functions.isRowCount(entries.get(0).function());
        boolean groups = query.groupByClause() != null || entries.stream().anyMatch(Entry::isAggregate);
        aggregates = groups && !countsRows ? new AggregateSelect(scope, entries, query.groupByClause()) : null;
        records = groups ? null : new RecordSelect(scope, settings, entries);
        String where = where(query);
        String group = aggregates == null ? "" : aggregates.groupBySql() + having(query);
        rest = where + group + OrderBy.sql(scope, query.orderByClause());
        limit = limit(query);
    }

    static Query of(String text, Schema schema, Settings settings) {
        SoqlText soql = new SoqlText(text);
        QueryContext query = SoqlParser.parse(soql);
        FieldNameContext from = query.fromNameList().fieldName(0);
        SObjectType type = schema.type(from.getText()).orElseThrow(() -> soql.noSuchType(from, from.getText()));
        String alias = alias(query, soql);
        Integer limit = query.limitClause() == null ? null : number(query.limitClause().IntegerLiteral());
        return new Query(query, new Scope(schema, soql, type, alias, new AtomicInteger()),
                new Settings(settings.attributes(), settings.zone(),
                        settings.deletedToo() || query.allRowsClause() != null, limit));
    }

    /** The grammar takes a clause that breaks off for an alias. */
    private static String alias(QueryContext query, SoqlText soql) {
        if (query.fromNameList().soqlId().isEmpty()) {
            return null;
        }
        SoqlIdContext alias = query.fromNameList().soqlId(0);
        if (CLAUSES.contains(alias.getText().toUpperCase(Locale.ROOT))) {
            throw soql.malformed(alias, "unexpected token: '" + alias.getText() + "'");
        }
        return alias.getText();
    }

    private static int number(TerminalNode literal) {
        return Integer.parseInt(literal.getText());
    }

    private String where(QueryContext query) {
        String bin = settings.deletedToo() ? "TRUE" : "NOT " + scope.own("IsDeleted");
        return " WHERE " + bin + (query.whereClause() == null ? "" : " AND (" + new Conditions(scope, settings.zone(),
                parameters).where(query.whereClause().whereLogicalExpression()) + ")");
    }

    private String having(QueryContext query) {
        return query.groupByClause() == null || query.groupByClause().HAVING() == null ? "" : " HAVING "
                + new Conditions(scope, settings.zone(), parameters).having(query.groupByClause().logicalExpression());
    }

    private String limit(QueryContext query) {
        String sql = settings.limit() == null ? "" : " LIMIT " + settings.limit();
        if (query.offsetClause() == null) {
            return sql;
        }
        int offset = number(query.offsetClause().IntegerLiteral());
        if (offset > HIGHEST_OFFSET) {
            throw ApiException.badRequest("NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is " + HIGHEST_OFFSET);
        }
        return sql + " OFFSET " + offset;
    }

    boolean countsRows() {
        return countsRows;
    }

    boolean isAggregate() {
        return aggregates != null;
    }

    RecordSelect records() {
        return records;
    }

    AggregateSelect aggregates() {
        return aggregates;
    }

    /** The object that it selects from. */
    SObjectType type() {
        return scope.type();
    }

    /** Whether its rows are plain: no groups, no children, nothing that depends on a type, no offset. */
    boolean isFlat() {
        return records != null && records.output().stream().allMatch(column -> column.type() != null)
                && !limit.contains("OFFSET");
    }

    List<Object> parameters() {
        return parameters;
    }

    List<OutputColumn> output() {
        return records != null ? records.output() : aggregates == null ? List.of() : aggregates.output();
    }

    /** Selects what the query asks for. */
    String sql() {
        String columns = records != null ? records.columns().sql() : aggregates.columns().sql();
        return "SELECT " + columns + " FROM " + scope.joins().sql() + rest + limit;
    }

    /** Selects only the ids of the same rows in the same order. */
    String idsSql() {
        return "SELECT " + scope.own("Id") + " FROM " + scope.joins().sql() + rest + limit;
    }

    String countSql() {
        return "SELECT COUNT(*) FROM (" + idsSql() + ")";
    }

    /** Selects the same columns of the rows whose ids are the parameter. */
    String pageSql() {
        return "SELECT " + records.columns().sql() + " FROM " + scope.joins().sql() + " WHERE " + scope.own("Id")
                + " = ANY(?)";
    }
}
