package io.mailroutes.localorg.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.apexdevtools.apexparser.ApexParser;
import io.github.apexdevtools.apexparser.ApexParser.FieldSpecContext;
import io.github.apexdevtools.apexparser.ApexParser.FieldSpecListContext;
import io.github.apexdevtools.apexparser.ApexParser.LimitClauseContext;
import io.github.apexdevtools.apexparser.ApexParser.SearchGroupContext;
import io.github.apexdevtools.apexparser.ApexParser.SoslClausesContext;
import io.github.apexdevtools.apexparser.ApexParserFactory;
import io.mailroutes.localorg.errors.ApiException;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

/** Reads SOSL: {@code FIND {words} IN NAME FIELDS RETURNING Contact(Id, Name WHERE … LIMIT 5)}. */
final class Sosl {

    private static final Pattern FIND = Pattern.compile("(?is)\\s*FIND\\s*\\{((?:\\\\.|[^\\\\}])*)}(.*)");

    private final String clauses;

    private Sosl(String clauses) {
        this.clauses = clauses;
    }

    static Search parse(String sosl) {
        Matcher find = FIND.matcher(sosl);
        if (!find.matches()) {
            throw ApiException.badRequest("MALFORMED_SEARCH",
                    "No search term found. The search term must be enclosed in braces.");
        }
        return new Sosl(find.group(2)).search(find.group(1));
    }

    private Search search(String term) {
        CommonTokenStream tokens = ApexParserFactory.createTokenStream(CharStreams.fromString(clauses));
        ApexParser parser = ApexParserFactory.createParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(new Refusal());
        SoslClausesContext read = parser.soslClauses();
        if (tokens.LA(1) != Token.EOF) {
            throw Refusal.unexpected(tokens.LT(1));
        }
        List<Returning> returning = new ArrayList<>();
        collect(read.fieldSpecList(), returning);
        return new Search(term, group(read.searchGroup()), returning, limit(read.limitClause()));
    }

    private static SearchGroup group(SearchGroupContext group) {
        return group == null ? SearchGroup.ALL : SearchGroup.named(group.getStart().getText());
    }

    private static int limit(LimitClauseContext limit) {
        return limit == null ? Search.MOST : Integer.parseInt(limit.IntegerLiteral().getText());
    }

    private void collect(FieldSpecListContext list, List<Returning> into) {
        if (list != null) {
            into.add(returning(list.fieldSpec()));
            list.fieldSpecList().forEach(more -> collect(more, into));
        }
    }

    private Returning returning(FieldSpecContext spec) {
        String object = spec.soslId(0).getText();
        if (spec.fieldList() == null) {
            return Returning.id(object);
        }
        String order = spec.fieldOrderList() == null ? "" : "ORDER BY " + text(spec.fieldOrderList());
        return new Returning(object, text(spec.fieldList()),
                spec.logicalExpression() == null ? null : text(spec.logicalExpression()),
                order + " " + text(spec.limitClause()) + " " + text(spec.offsetClause()));
    }

    /** As it was written, blanks and all. */
    private String text(ParserRuleContext part) {
        return part == null ? ""
                : clauses.substring(part.getStart().getStartIndex(), part.getStop().getStopIndex() + 1);
    }

    private static final class Refusal extends BaseErrorListener {

        @Override
        public void syntaxError(Recognizer<?, ?> recognizer, Object symbol, int line, int column, String message,
                                RecognitionException e) {
            throw symbol instanceof Token token ? unexpected(token)
                    : ApiException.badRequest("MALFORMED_SEARCH", message);
        }

        private static ApiException unexpected(Token token) {
            String name = token.getType() == Token.EOF ? "<EOF>" : "'" + token.getText() + "'";
            return ApiException.badRequest("MALFORMED_SEARCH", "unexpected token: " + name);
        }
    }
}
