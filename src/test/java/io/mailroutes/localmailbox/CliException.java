package io.mailroutes.localmailbox;

import java.util.List;

/**
 * What the CLI says when it gives up: the message, for most errors a code and suggestions. It prints them to stderr and
 * ends with status 1.
 */
final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient String code;
    private final transient String requestId;
    private final transient List<String> suggestions;

    CliException(String message, String code, String requestId, List<String> suggestions) {
        super(message);
        this.code = code;
        this.requestId = requestId;
        this.suggestions = suggestions;
    }

    /** An error without code, as a wrong flag makes it. */
    CliException(String message) {
        this(message, null, null, List.of());
    }

    static CliException invalidDate(String flag) {
        return new CliException("invalid '%s' date format".formatted(flag), "E006", null, List.of());
    }

    static CliException noKey() {
        return new CliException("API key not configured", "E006", null,
                List.of("Configure with: nylas auth config",
                        "Or use environment variable: export NYLAS_API_KEY=<your-key>",
                        "Get your API key from: https://dashboard-v3.nylas.com"));
    }

    static CliException noGrant() {
        return new CliException("No grant ID provided. Run 'nylas auth list' to find a grant, then "
                + "'nylas auth switch <grant-id-or-email>' to set the default.", "E006", null,
                List.of("List available grants with: nylas auth list",
                        "Set a default grant with: nylas auth switch <grant-id-or-email>",
                        "Use environment variable: export NYLAS_GRANT_ID=<grant-id>",
                        "Or specify as argument: nylas [command] <grant-id>"));
    }

    static CliException noCalendar() {
        return new CliException("no calendars found", null, null,
                List.of("Connect a calendar account with: nylas auth login"));
    }

    static CliException invalidZone(String name) {
        return new CliException("invalid timezone: " + name, null, null,
                List.of("Use IANA timezone IDs like 'America/Los_Angeles', 'Europe/London', etc.\n"
                        + "Run 'nylas timezone list' to see available timezones."));
    }

    static CliException invalidBound(String flag, String text) {
        return new CliException("could not parse --%s value \"%s\"".formatted(flag, text), null, null,
                List.of("Use YYYY-MM-DD, 'YYYY-MM-DD HH:MM', or a Unix timestamp."));
    }

    /** The error as it stands on stderr. */
    String printed() {
        StringBuilder text = new StringBuilder("✗ Error: ").append(getMessage()).append('\n');
        if (code != null) {
            text.append("  Code: ").append(code).append('\n');
        }
        if (requestId != null) {
            text.append("  Request ID: ").append(requestId).append('\n');
        }
        if (!suggestions.isEmpty()) {
            text.append(suggestions.size() == 1 ? "\nSuggestion:\n" : "\nSuggestions:\n");
            suggestions.forEach(suggestion -> text.append("  • ").append(suggestion).append('\n'));
        }
        return text.toString();
    }
}
