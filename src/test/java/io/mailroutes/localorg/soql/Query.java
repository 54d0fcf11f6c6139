package io.mailroutes.localorg.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.apexdevtools.apexparser.ApexParser.FieldNameContext;
import io.github.apexdevtools.apexparser.ApexParser.FromNameListContext;
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
    private final boolean grouped;
    private final RecordSelect records;
    private final AggregateSelect aggregates;
    private final List<Object> parameters = new ArrayList<>();
    private final String where;
    private final String having;
    private final OrderBy order;
    private final String limit;

    private Query(QueryContext query, Scope scope, Settings settings) {
        this.scope = scope;
        this.settings = settings;
        this.entries = Entry.of(query);
        this.grouped = query.groupByClause() != null;
        countsRows = entries.size() == 1 && entries.get(0).function() != null
                && Functions.isRowCount(entries.get(0).function());
        checkAliases();
        boolean groups = grouped || entries.stream().anyMatch(Entry::isAggregate);
        aggregates = groups && !countsRows ? new AggregateSelect(scope, entries, query.groupByClause()) : null;
        records = groups ? null : new RecordSelect(scope, settings, entries);
        where = where(query);
        having = having(query);
        order = new OrderBy(scope, query.orderByClause(), records != null ? null
                : aggregates == null ? List.of() : aggregates.sets().groups());
        limit = limit(query);
        if (aggregates != null && query.groupByClause() == null && query.limitClause() != null) {
            throw scope.soql().malformed(query.limitClause(),
                    "Non-grouped query that uses overall aggregate functions cannot also use LIMIT");
        }
    }

    private void checkAliases() {
        boolean aggregate = entries.stream().anyMatch(entry -> entry.isAggregate() || entry.function() != null);
        entries.stream().filter(entry -> entry.alias() != null && entry.field() != null && !aggregate).findFirst()
                .filter(entry -> !grouped).ifPresent(entry -> {
                    throw scope.soql().malformed(entry.at(), "only aggregate expressions use field aliasing");
                });
    }

    static Query of(String text, Schema schema, Settings settings) {
        SoqlText soql = new SoqlText(text);
        QueryContext query = SoqlParser.parse(soql);
        FieldNameContext from = query.fromNameList().fieldName(0);
        SObjectType type = schema.type(from.getText()).orElseThrow(() -> soql.noSuchType(from, from.getText()));
        String alias = alias(query, soql);
        Integer limit = query.limitClause() == null ? null : number(query.limitClause().IntegerLiteral());
        Scope scope = new Scope(schema, soql, type, alias, new AtomicInteger(), settings.zone());
        nameParents(scope, query.fromNameList());
        return new Query(query, scope,
                new Settings(settings.attributes(), settings.zone(),
                        settings.deletedToo() || query.allRowsClause() != null, limit));
    }

    private static void nameParents(Scope scope, FromNameListContext from) {
        for (int i = 1; i < from.fieldName().size() && i < from.soqlId().size(); i++) {
            scope.nameParent(from.soqlId(i).getText(), from.fieldName(i).soqlId().stream().map(SoqlIdContext::getText).toList());
        }
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
        return aggregates == null ? parameters : aggregates.sets().repeat(parameters);
    }

    List<OutputColumn> output() {
        return records != null ? records.output() : aggregates == null ? List.of() : aggregates.output();
    }

    /** Selects what the query asks for. */
    String sql() {
        return records != null ? "SELECT " + records.columns().sql() + from() + order.sql() + limit : aggregateSql();
    }

    /** Subtotals are sorted among the rest by number of column, since they are SELECTs of their own. */
    private String aggregateSql() {
        SelectedColumns columns = aggregates.columns();
        String sorted = order.sql(aggregates.sets().several() ? sql -> String.valueOf(columns.add(sql)) : sql -> sql);
        return aggregates.sets().sql(columns.expressions(), from(), having) + sorted + limit;
    }

    /** The tables are complete only when all else is translated. */
    private String from() {
        return " FROM " + scope.joins().sql() + where;
    }

    /** Selects only the ids of the same rows in the same order. */
    String idsSql() {
        return "SELECT " + scope.own("Id") + from() + order.sql() + limit;
    }

    String countSql() {
        return "SELECT COUNT(*) FROM (" + idsSql() + ")";
    }

    /** Selects the same columns of the rows whose ids are the parameter. */
    String pageSql() {
        return "SELECT " + records.columns().sql() + " FROM TABLE(wanted VARCHAR(18) = ?) v, " + scope.joins().sql() + " WHERE "
                + scope.own("Id") + " = v.wanted";
    }
}
