package io.mailroutes.localorg.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.apexdevtools.apexparser.ApexParser.ComparisonOperatorContext;
import io.github.apexdevtools.apexparser.ApexParser.FieldExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.SubQueryContext;
import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import io.mailroutes.localorg.data.ApiException;
import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.Records;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.ObjectType;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Translates what stands after WHERE. */
final class SoqlCondition {

    private static final Set<String> NOT_IN_SEMI_JOINS =
            Set.of("ActivityHistory", "Attachment", "Event", "Note", "OpenActivity", "Task");

    private final SoqlTranslator translator;
    private final Records records;

    SoqlCondition(SoqlTranslator translator, Records records) {
        this.translator = translator;
        this.records = records;
    }

    /** @return the condition in SQL: connectives and parentheses stay, comparisons are translated */
    String of(ParserRuleContext condition) {
        if (condition instanceof FieldExpressionContext comparison) {
            return comparison(comparison);
        }
        StringBuilder sql = new StringBuilder();
        for (ParseTree child : condition.children) {
            sql.append(child instanceof TerminalNode token ? ' ' + token.getText().toUpperCase(Locale.ROOT) + ' '
                    : of((ParserRuleContext) child));
        }
        return sql.toString();
    }

    private String comparison(FieldExpressionContext comparison) {
        Field field = translator.field(comparison.fieldName());
        if ("textarea".equals(field.type()) && field.length() > 255) {
            throw ApiException.call(400, "INVALID_FIELD", "field '" + field.name()
                    + "' can not be filtered in a query call");
        }
        String column = translator.column(comparison.fieldName(), new ArrayList<>());
        ComparisonOperatorContext operator = comparison.comparisonOperator();
        ValueContext value = comparison.value();
        if (operator.IN() != null) {
            String not = operator.NOT() == null ? "" : " NOT";
            return value.subQuery() != null ? column + not + " IN (" + semiJoin(value.subQuery()) + ")"
                    : in(column, not, field, value);
        }
        if (value.NULL() != null) {
            return column + (operator.ASSIGN() != null ? " IS NULL" : " IS NOT NULL");
        }
        if (operator.LIKE() != null) {
            translator.parameter(SoqlLiterals.likePattern(value.getText()));
            return column + " LIKE ? ESCAPE '\\'";
        }
        return plain(column, field, operator, value);
    }

    private String plain(String column, Field field, ComparisonOperatorContext operator, ValueContext value) {
        if (value.dateFormula() != null) {
            return SoqlDates.compare(column, field, operator.getText(), value.dateFormula());
        }
        translator.parameter(SoqlLiterals.value(field, value));
        boolean unequal = operator.NOTEQUAL() != null || operator.LESSANDGREATER() != null;
        return unequal ? "(" + column + " <> ? OR " + column + " IS NULL)" : column + " " + operator.getText() + " ?";
    }

    private String in(String column, String not, Field field, ValueContext value) {
        List<String> marks = new ArrayList<>();
        for (ValueContext each : value.valueList().value()) {
            translator.parameter(SoqlLiterals.value(field, each));
            marks.add("?");
        }
        return column + not + " IN (" + String.join(", ", marks) + ")";
    }

    private String semiJoin(SubQueryContext inner) {
        String name = inner.fromNameList().fieldName(0).getText();
        ObjectType object = SoqlTranslator.object(records, name);
        if (NOT_IN_SEMI_JOINS.contains(object.name())) {
            throw SoqlParser.malformed("Entity '" + object.name() + "' is not supported for semi join inner selects");
        }
        String fieldName = inner.subFieldList().getText();
        Field field = object.field(fieldName).orElseThrow(() -> SoqlErrors.noColumn(inner.getText(), object.name(),
                fieldName, inner.subFieldList()));
        String column = Database.quote(field.name());
        // Nulls in the inner result are ignored, which SQL's NOT IN does not do.
        String sql = "SELECT " + column + " FROM " + Database.quote(object.name()) + " WHERE NOT \"IsDeleted\" AND "
                + column + " IS NOT NULL";
        return inner.whereClause() == null ? sql : sql + " AND (" + innerCondition(object, inner) + ")";
    }

    private String innerCondition(ObjectType object, SubQueryContext inner) {
        StringBuilder sql = new StringBuilder();
        appendInner(object, inner.whereClause().whereLogicalExpression(), sql);
        return sql.toString();
    }

    private void appendInner(ObjectType object, ParseTree node, StringBuilder sql) {
        if (node instanceof FieldExpressionContext comparison) {
            Field field = object.field(comparison.fieldName().getText()).orElseThrow(() -> SoqlErrors
                    .noColumn(comparison.getText(), object.name(), comparison.fieldName().getText(), comparison));
            sql.append(plain(Database.quote(field.name()), field, comparison.comparisonOperator(), comparison.value()));
        } else if (node instanceof TerminalNode token) {
            sql.append(' ').append(token.getText().toUpperCase(Locale.ROOT)).append(' ');
        } else {
            for (int i = 0; i < node.getChildCount(); i++) {
                appendInner(object, node.getChild(i), sql);
            }
        }
    }
}
