package io.mailroutes.localorg.soql;

import io.github.apexdevtools.apexparser.ApexErrorListener;
import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import io.github.apexdevtools.apexparser.ApexParserFactory;
import io.mailroutes.localorg.data.ApiException;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** Reads SOQL by the grammar of apex-parser. */
final class SoqlParser {

    private SoqlParser() {
    }

    /** @return the statement; refused as {@code MALFORMED_QUERY} where Salesforce could not read it either */
    static QueryContext parse(String soql) {
        ApexParserFactory.LexerAndParser pair = ApexParserFactory.createLexerAndParser(CharStreams.fromString(LikeEscapes.hide(soql)),
                new ApexErrorListener() {
                    @Override
                    public void apexSyntaxError(int line, int column, String message) {
                        throw malformed("unexpected token: " + message + " (line " + line + ", column " + column + ")");
                    }
                });
        QueryContext query = pair.getParser().query();
        if (pair.getParser().getCurrentToken().getType() != Token.EOF) {
            throw malformed("unexpected token: '" + pair.getParser().getCurrentToken().getText() + "'");
        }
        return query;
    }

    static ApiException malformed(String message) {
        return ApiException.call(400, "MALFORMED_QUERY", message);
    }
}
