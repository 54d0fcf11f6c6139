package io.mailroutes.localorg.bulk;

import java.util.Map;

import org.apache.commons.csv.CSVFormat;

/**
 * How the CSV of a job is written.
 *
 * @param columnDelimiter by its name: {@code COMMA}
 * @param lineEnding by its name: {@code LF} or {@code CRLF}
 */
public record CsvDialect(String columnDelimiter, String lineEnding) {

    static final String LF = "LF";
    static final String CRLF = "CRLF";

    private static final String COMMA = "COMMA";
    private static final Map<String, Character> DELIMITERS = Map.of("BACKQUOTE", '`', "CARET", '^', COMMA, ',',
            "PIPE", '|', "SEMICOLON", ';', "TAB", '\t');

    /** What a job asks for, or what it gets when it does not. */
    public static CsvDialect of(Map<String, Object> job) {
        String delimiter = String.valueOf(job.getOrDefault("columnDelimiter", COMMA));
        String lineEnding = String.valueOf(job.getOrDefault("lineEnding", LF));
        if (!DELIMITERS.containsKey(delimiter)) {
            throw JobErrors.invalidJob("Unknown columnDelimiter: " + delimiter);
        }
        if (!lineEnding.equals(LF) && !lineEnding.equals(CRLF)) {
            throw JobErrors.invalidJob("Unknown lineEnding: " + lineEnding);
        }
        return new CsvDialect(delimiter, lineEnding);
    }

    char delimiter() {
        return DELIMITERS.get(columnDelimiter);
    }

    String newline() {
        return CRLF.equals(lineEnding) ? "\r\n" : "\n";
    }

    /** The form in which rows are read. */
    public CSVFormat format() {
        return CSVFormat.DEFAULT.builder().setDelimiter(delimiter()).setIgnoreEmptyLines(true).get();
    }
}
