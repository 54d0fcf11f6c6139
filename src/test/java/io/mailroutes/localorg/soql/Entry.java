package io.mailroutes.localorg.soql;

import java.util.List;

import io.github.apexdevtools.apexparser.ApexParser.FieldNameContext;
import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import io.github.apexdevtools.apexparser.ApexParser.SoqlFunctionContext;
import io.github.apexdevtools.apexparser.ApexParser.SoqlIdContext;
import io.github.apexdevtools.apexparser.ApexParser.SubQueryContext;
import io.github.apexdevtools.apexparser.ApexParser.TypeOfContext;
import org.antlr.v4.runtime.ParserRuleContext;

/** One thing that a query selects; of the first four parts just one is there. */
record Entry(FieldNameContext field, SoqlFunctionContext function, SubQueryContext children, TypeOfContext typeOf,
             String alias, ParserRuleContext at) {

    static List<Entry> of(QueryContext query) {
        return query.selectList().selectEntry().stream().map(entry -> new Entry(entry.fieldName(), entry.soqlFunction(),
                entry.subQuery(), entry.typeOf(), text(entry.soqlId()), entry)).toList();
    }

    static List<Entry> of(SubQueryContext query) {
        return query.subFieldList().subFieldEntry().stream().map(entry -> new Entry(entry.fieldName(),
                entry.soqlFunction(), entry.subQuery(), entry.typeOf(), text(entry.soqlId()), entry)).toList();
    }

    private static String text(SoqlIdContext id) {
        return id == null ? null : id.getText();
    }

    boolean isAggregate() {
        return function != null && Functions.isAggregate(function);
    }
}
