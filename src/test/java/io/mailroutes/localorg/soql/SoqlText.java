package io.mailroutes.localorg.soql;

import io.mailroutes.localorg.errors.ApiException;
import org.antlr.v4.runtime.ParserRuleContext;

/** The text of a query, which errors quote with a caret under the place they mean. */
record SoqlText(String text) {

    private static final int QUOTED_BEFORE = 40;
    private static final int QUOTED_AFTER = 40;
    private static final String CHECK_NAMES =
            "Please reference your WSDL or the describe call for the appropriate names.";

    ApiException noSuchColumn(ParserRuleContext at, String name, String entity) {
        return error("INVALID_FIELD", at, "No such column '" + name + "' on entity '" + entity + "'. If you are "
                + "attempting to use a custom field, be sure to append the '__c' after the custom field name. "
                + CHECK_NAMES);
    }

    ApiException noSuchRelationship(ParserRuleContext at, String name) {
        return error("INVALID_FIELD", at, "Didn't understand relationship '" + name + "' in field path. If you are "
                + "attempting to use a custom relationship, be sure to append the '__r' after the custom relationship "
                + "name. " + CHECK_NAMES);
    }

    ApiException noSuchChildren(ParserRuleContext at, String name) {
        return error("INVALID_TYPE", at, "Didn't understand relationship '" + name + "' in FROM part of query call. If "
                + "you are attempting to use a custom relationship, be sure to append the '__r' after the custom "
                + "relationship name. " + CHECK_NAMES);
    }

    ApiException noSuchType(ParserRuleContext at, String name) {
        return error("INVALID_TYPE", at, "sObject type '" + name + "' is not supported. If you are attempting to use a "
                + "custom object, be sure to append the '__c' after the entity name. " + CHECK_NAMES);
    }

    ApiException malformed(ParserRuleContext at, String message) {
        return error("MALFORMED_QUERY", at, message);
    }

    ApiException error(String code, ParserRuleContext at, String message) {
        return error(code, at.getStart().getLine(), at.getStart().getCharPositionInLine(), message);
    }

    /** @param column counted from 0 */
    ApiException error(String code, int line, int column, String message) {
        String[] lines = text.split("\n", -1);
        String quoted = lines[Math.min(line, lines.length) - 1];
        int at = Math.min(column, quoted.length());
        int start = Math.max(0, at - QUOTED_BEFORE);
        String window = quoted.substring(start, Math.min(quoted.length(), at + QUOTED_AFTER));
        return ApiException.badRequest(code, "\n" + window + "\n" + " ".repeat(at - start) + "^\nERROR at Row:" + line
                + ":Column:" + (column + 1) + "\n" + message);
    }
}
