package io.mailroutes.localorg.soql;

import io.github.apexdevtools.apexparser.ApexParser;
import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import io.github.apexdevtools.apexparser.ApexParserFactory;
import io.mailroutes.localorg.errors.ApiException;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

/** Reads a query by the grammar of Apex, and refuses what does not fit in Salesforce's words. */
final class SoqlParser {

    private static final int LONGEST = 100_000;

    private SoqlParser() {
    }

    static QueryContext parse(SoqlText soql) {
        if (soql.text().length() > LONGEST) {
            throw ApiException.badRequest("MALFORMED_QUERY", "SOQL statements cannot be longer than " + LONGEST
                    + " characters.");
        }
        String text = Escapes.protectWildcards(soql, StringLiteral.WILDCARD_ESCAPE);
        return parse(soql, ApexParserFactory.createTokenStream(CharStreams.fromString(text)));
    }

    private static QueryContext parse(SoqlText soql, CommonTokenStream tokens) {
        Refusal refusal = new Refusal(soql);
        ApexParser parser = ApexParserFactory.createParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(refusal);
        QueryContext query = parser.query();
        Token next = tokens.LT(1);
        if (next.getType() != Token.EOF) {
            throw refusal.unexpected(next);
        }
        return query;
    }

    private static final class Refusal extends BaseErrorListener {

        private final SoqlText soql;

        Refusal(SoqlText soql) {
            this.soql = soql;
        }

        @Override
        public void syntaxError(Recognizer<?, ?> recognizer, Object symbol, int line, int column, String message,
                                RecognitionException e) {
            throw symbol instanceof Token token ? unexpected(token) : soql.error("MALFORMED_QUERY", line, column, message);
        }

        ApiException unexpected(Token token) {
            String name = token.getType() == Token.EOF ? "<EOF>" : "'" + token.getText() + "'";
            return soql.error("MALFORMED_QUERY", token.getLine(), token.getCharPositionInLine(),
                    "unexpected token: " + name);
        }
    }
}
