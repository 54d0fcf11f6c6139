package io.mailroutes.nylas;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the CLI writes to stderr when it fails ({@code ✗ Error: …}, then {@code Code: E00x}), turned into one line that
 * keeps the CLI's own words and adds what to do.
 */
final class NylasFailure {

    private static final Pattern ERROR = Pattern.compile("(?m)^[^\\w\\n]*+Error:\\s*(.+)$");
    private static final Pattern CODE = Pattern.compile("(?m)^\\s*Code:\\s*(E\\d+)");
    private static final int LONGEST_TEXT = 500;

    private static final String NO_KEY = "run `nylas init`, or set NYLAS_API_KEY and NYLAS_GRANT_ID";

    // The CLI says these with the code of a mistyped command.
    private static final Map<String, String> FIXES_BY_WORDS = Map.of(
            "API key not configured", NO_KEY,
            "No grant ID provided", "log in with `nylas auth login`, choose a grant with `nylas auth switch`, or set nylas.grants");

    private static final Map<String, String> FIXES = Map.of(
            "E001", NO_KEY,
            "E002", "run `nylas auth login` for this mailbox, or check NYLAS_API_KEY",
            "E003", "check the network between this machine and the Nylas API, then run again",
            "E004", "check the grant in nylas.grants against `nylas auth list`",
            "E005", "allow the grant to read contacts and mail, then `nylas auth login` again",
            "E006", "check the command in the route against `nylas --help`",
            "E007", "the mailbox's provider asks to slow down: run again later",
            "E008", "the Nylas API had an error of its own: run again later");

    private NylasFailure() {
    }

    static NylasException of(List<String> arguments, int exitStatus, String stderr) {
        String code = first(CODE, stderr);
        String reason = reason(stderr);
        return new NylasException("`nylas " + String.join(" ", arguments) + "` ended with exit status " + exitStatus
                + ": " + reason + (code == null ? "" : " (" + code + ")") + ". To do: " + fix(reason, code) + ".");
    }

    private static String fix(String reason, String code) {
        return FIXES_BY_WORDS.entrySet().stream().filter(fix -> reason.startsWith(fix.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse(FIXES.getOrDefault(code == null ? "" : code, "run the command by hand to see more"));
    }

    static String reason(String stderr) {
        String reason = first(ERROR, stderr);
        String text = reason == null ? stderr.strip() : reason;
        return text.isEmpty() ? "it gave no reason" : shorten(text.replaceAll("\\s+", " "));
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " …";
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1).strip() : null;
    }
}
