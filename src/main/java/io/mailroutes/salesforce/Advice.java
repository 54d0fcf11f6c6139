package io.mailroutes.salesforce;

import java.util.List;
import java.util.regex.Pattern;

/** What to do about an error that meets every record. The first line counts that has the code, or words of the message. */
public final class Advice {

    private static final List<Line> TABLE = List.of(
            line("REQUEST_LIMIT_EXCEEDED.*Concurrent", "run again when fewer long calls are at work in the org"),
            line("REQUEST_LIMIT_EXCEEDED|TotalRequests Limit", "run again when the org has API calls left; they count over "
                    + "the last 24 hours, and Setup, System Overview shows them"),
            line("STORAGE_LIMIT_EXCEEDED|EXCEEDED_QUOTA|ExceededQuota", "free some of the org's data storage, or buy more "
                    + "(Setup, Storage Usage), and run again"),
            line("AsyncApexExecutions Limit|(SINGLE_EMAIL|MASS_MAIL)_LIMIT_EXCEEDED", "run again when the org's limit of the last "
                    + "24 hours has room, or let its triggers and flows do with less (Setup, System Overview)"),
            line("TXN_SECURITY_(METERING_ERROR|RUNTIME_EXCEPTION)|(?i:security policies took too long)", "run again later, or "
                    + "free the user of the org's transaction security policies (permission \"Exempt from Transaction "
                    + "Security\")"),
            line("TXN_SECURITY_NO_ACCESS", "let the org's transaction security policies allow this to the user"),
            line("(?i)read[- ]only mode", "run again when Salesforce is out of its read-only mode "
                    + "(https://status.salesforce.com)"),
            line("INVALID_QUERY_LOCATOR", "run again; Salesforce forgot the rest of a long answer"),
            line("(?i)ip restricted or invalid login hours", "let the address of this machine in (the login IP ranges of the "
                    + "user's profile, the IP relaxation of the connected app), or run within the login hours of that profile"),
            line("(?i)restricted[ _](ip|domain)|ip restricted|LOGIN_DURING_RESTRICTED_DOMAIN", "let the address of this "
                    + "machine in: the login IP ranges of the user's profile, the network access of the org, or the IP "
                    + "relaxation of the connected app"),
            line("LOGIN_DURING_RESTRICTED_TIME|(?i:invalid login hours)", "run within the login hours of the user's profile, or widen them"),
            line("INVALID_SESSION_ID|InvalidSessionId|Session expired", "get a new token, for example with `sf org display "
                    + "--verbose`, and set SF_TOKEN to it; or let this program log in by itself (salesforce.client-id)"),
            line("(?i)not supported on this domain|audience is invalid|invalid audience", "set salesforce.login-url to the "
                    + "org's My Domain URL (Setup, My Domain), or for JWT to https://login.salesforce.com, for a sandbox "
                    + "https://test.salesforce.com"),
            line("invalid_app_access|(?i:admin approved|approved this consumer)|OAUTH_APP_(ACCESS_DENIED|BLOCKED)", "let an "
                    + "administrator approve the connected app for this user (its policies, Permitted Users)"),
            line("unsupported_grant_type", "let the connected app and the org allow this way to log in (Setup, OAuth and "
                    + "OpenID Connect Settings), or take another one"),
            line("INVALID_OPERATION_WITH_EXPIRED_PASSWORD|(?i:password (has )?expired)", "log in once by browser, set a new "
                    + "password, and give it here with its new security token"),
            line("PASSWORD_LOCKOUT", "wait until the lockout ends, or let an administrator unlock the user"),
            line("rate_limit_exceeded|(?i:login rate exceeded)", "run again in an hour; this user logged in too often"),
            line("invalid_client", "check the connected app's consumer key and secret (SF_CLIENT_ID, SF_CLIENT_SECRET); "
                    + "the client credentials login needs the org's My Domain URL as salesforce.login-url"),
            line("NOT_FOUND|HTTP_410|The requested resource does not exist", "check that the org has the version "
                    + "salesforce.api-version; <instance>/services/data lists those that it has"),
            line("HTTP_30[1-8]", "the URL is not the org's own, or no more: set salesforce.login-url, or "
                    + "salesforce.instance-url with a ready token, to the URL that Setup, My Domain shows"),
            line("HTTP_50[234]", "wait until Salesforce is up again, which is down or in maintenance "
                    + "(https://status.salesforce.com), and run again"),
            line("HTTP_407", "let this machine through the proxy"),
            line("(?i)inactive[ _](user|org)|(user|org\\w*) is inactive|ORG_LOCKED|TRIAL_EXPIRED", "ask the org's administrator to make the user, or "
                    + "the org, active again"),
            line("API_DISABLED_FOR_ORG", "the org's edition has no API, or the user's profile lacks \"API Enabled\""),
            line("UNSUPPORTED_API_VERSION|InvalidVersion", "set salesforce.api-version to one that the org has; "
                    + "<instance>/services/data lists them"));

    private Advice() {
    }

    /** @return what to do, without a full stop; empty when nothing is known of this error */
    public static String of(Refusal refusal) {
        String said = refusal.code() + " " + refusal.reason();
        return TABLE.stream().filter(line -> line.words().matcher(said).find()).map(Line::advice).findFirst().orElse("");
    }

    private static Line line(String words, String advice) {
        return new Line(Pattern.compile(words), advice);
    }

    private record Line(Pattern words, String advice) {
    }
}
