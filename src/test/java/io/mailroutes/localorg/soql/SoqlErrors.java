package io.mailroutes.localorg.soql;

import io.mailroutes.localorg.data.ApiException;
import org.antlr.v4.runtime.ParserRuleContext;

/** Errors that point into the statement with a caret, as Salesforce's do. */
final class SoqlErrors {

    private static final int BEFORE = 20;

    private SoqlErrors() {
    }

    static ApiException noColumn(String soql, String object, String field, ParserRuleContext at) {
        int position = at.getStart().getStartIndex();
        int from = Math.max(0, position - BEFORE);
        String snippet = soql.substring(from, Math.min(soql.length(), position + BEFORE));
        return ApiException.call(400, "INVALID_FIELD", "\n" + snippet + "\n" + " ".repeat(position - from) + "^\n"
                + "ERROR at Row:1:Column:" + (position + 1) + "\nNo such column '" + field + "' on entity '" + object
                + "'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field "
                + "name. Please reference your WSDL or the describe call for the appropriate names.");
    }
}
