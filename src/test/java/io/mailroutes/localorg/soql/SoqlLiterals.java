package io.mailroutes.localorg.soql;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import io.mailroutes.localorg.data.RecordId;
import io.mailroutes.localorg.schema.Field;

/** Literals of SOQL as SQL parameters. */
final class SoqlLiterals {

    private SoqlLiterals() {
    }

    static Object value(Field field, ValueContext value) {
        if (value.StringLiteral() != null) {
            String text = unescape(value.getText(), false);
            return field.isReference() || "id".equals(field.type()) ? RecordId.to18(text) : text;
        }
        if (value.BooleanLiteral() != null) {
            return Boolean.valueOf(value.getText());
        }
        if (value.DateLiteral() != null) {
            return LocalDate.parse(value.getText());
        }
        if (value.DateTimeLiteral() != null) {
            return OffsetDateTime.parse(value.getText());
        }
        if (value.signedNumber() != null || value.IntegerLiteral() != null) {
            return Double.valueOf(value.getText());
        }
        throw SoqlParser.malformed("the local org does not know the value: " + value.getText());
    }

    /** @return a pattern for SQL's LIKE with the backslash as escape */
    static String likePattern(String literal) {
        return unescape(literal, true);
    }

    private static String unescape(String literal, boolean like) {
        String inner = literal.substring(1, literal.length() - 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            text.append(c == '\\' ? escaped(inner.charAt(++i), like) : LikeEscapes.show(c, like));
        }
        return text.toString();
    }

    private static String escaped(char c, boolean like) {
        return switch (Character.toLowerCase(c)) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case '\'', '"' -> String.valueOf(c);
            case '\\' -> like ? "\\\\" : "\\";
            default -> throw SoqlParser.malformed("Illegal escape sequence \\" + c);
        };
    }
}
