package io.mailroutes.settings;

import java.util.List;

import static io.mailroutes.settings.Section.LOADING;
import static io.mailroutes.settings.Section.LOG_IN;
import static io.mailroutes.settings.Setting.choice;
import static io.mailroutes.settings.Setting.duration;
import static io.mailroutes.settings.Setting.form;
import static io.mailroutes.settings.Setting.number;
import static io.mailroutes.settings.Setting.secret;
import static io.mailroutes.settings.Setting.textOrNothing;
import static io.mailroutes.settings.Setting.url;
import static io.mailroutes.settings.Setting.urlOrNothing;
import static io.mailroutes.settings.Setting.zoneOrNothing;

/** Settings of the org, and of how records get there. */
final class SalesforceSettings {

    static final List<Setting> ALL = List.of(
            url("salesforce.login-url").in(LOG_IN).byDefault("https://login.salesforce.com")
                    .example("https://test.salesforce.com")
                    .says("Where to log in: https://test.salesforce.com for a sandbox; your My Domain URL for "
                            + "client credentials."),
            urlOrNothing("salesforce.instance-url").in(LOG_IN).fromEnvironment("SF_INSTANCE")
                    .example("https://example.my.salesforce.com")
                    .says("The org's own URL (Setup, My Domain); a ready token needs it."),
            secret("salesforce.token").in(LOG_IN).fromEnvironment("SF_TOKEN").example("00D-an-access-token")
                    .says("A ready access token (`sf org display --verbose`)."),
            textOrNothing("salesforce.keystore").in(LOG_IN).example("mailroutes.p12")
                    .says("A PKCS12 (or .jks) file with the key whose certificate the connected app has."),
            secret("salesforce.keystore-password").in(LOG_IN).fromEnvironment("SF_KEYSTORE_PASSWORD")
                    .example("a-password").says("The password of that file."),
            secret("salesforce.refresh-token").in(LOG_IN).fromEnvironment("SF_REFRESH_TOKEN")
                    .example("a-refresh-token").says("A refresh token of the connected app."),
            textOrNothing("salesforce.user-name").in(LOG_IN).fromEnvironment("SF_USERNAME")
                    .example("mailroutes@example.com").says("The user that JWT bearer and the password log in."),
            secret("salesforce.password").in(LOG_IN).fromEnvironment("SF_PASSWORD").example("a-password")
                    .says("The user's password."),
            secret("salesforce.security-token").in(LOG_IN).fromEnvironment("SF_SECURITY_TOKEN")
                    .example("a-security-token")
                    .says("The user's security token (Setup, My Personal Information, Reset My Security "
                            + "Token)."),
            textOrNothing("salesforce.client-id").in(LOG_IN).fromEnvironment("SF_CLIENT_ID").example("a-consumer-key")
                    .says("The connected app's consumer key (Setup, App Manager)."),
            secret("salesforce.client-secret").in(LOG_IN).fromEnvironment("SF_CLIENT_SECRET")
                    .example("a-consumer-secret").says("The connected app's consumer secret."),
            textOrNothing("salesforce.component").in(LOG_IN).example("salesforce")
                    .says("In another Camel runtime: the name of a Salesforce component of its own, whose log-in and "
                            + "HTTP client are used in place of all these."),

            form("salesforce.api-version", "([5-9]\\d|[1-9]\\d\\d)\\.0", "a version from 50.0 on, such as 65.0").in(LOADING)
                    .byDefault("65.0").example("62.0").says("API version, 50.0 or later for composite graphs."),
            zoneOrNothing("salesforce.time-zone").in(LOADING).example("Europe/Berlin")
                    .says("The zone in which the day of a message is told, as in Europe/Berlin. Empty: the "
                            + "org's own (Setup, Company Information)."),
            number("salesforce.composite-threshold", 0, 10_000).in(LOADING).byDefault("200").example("500")
                    .says("From how many records on a mailbox, and then each object, goes by ingest job of "
                            + "Bulk API 2.0 and not by composite calls."),
            choice("salesforce.composite", "graph", "plain").in(LOADING).byDefault("graph").example("plain")
                    .says("graph: many people in one composite call. plain: one person in one call of at most "
                            + "25 records."),
            number("salesforce.bulk-records", 1, 150_000).in(LOADING).byDefault("15000").example("5000")
                    .says("Most records of one ingest job; each job is held in memory while it is sent."),
            number("salesforce.bulk-bytes", 1_000, 100_000_000).in(LOADING).byDefault("8000000").example("4000000")
                    .says("Most bytes of one ingest job."),
            duration("salesforce.poll-most").in(LOADING).byDefault("30s").example("10s")
                    .says("The longest wait between two questions how an ingest job stands."),
            duration("salesforce.job-timeout").in(LOADING).byDefault("4h").example("12h")
                    .says("How long a run waits for one ingest job; then it stops, and the next run asks what became of it."),
            duration("salesforce.timeout").in(LOADING).byDefault("10m").example("15m")
                    .says("How long one call may take. Salesforce itself ends a call after ten minutes; less, "
                            + "and a call may still write that was given up here."),
            number("salesforce.retries", 0, 100).in(LOADING).byDefault("6").example("10")
                    .says("How often is tried again what another try may bring (busy server, locked row, lost "
                            + "answer)."),
            duration("salesforce.retry-delay").in(LOADING).byDefault("2s").example("5s")
                    .says("How long it waits before the first of these tries."),
            duration("salesforce.retry-delay-most").in(LOADING).byDefault("1m").example("2m")
                    .says("The longest that it waits before one of them."),
            duration("salesforce.settle-after").in(LOADING).byDefault("10s").example("30s")
                    .says("How long after a lost answer the org is believed when it does not have the record."),
            number("salesforce.reserve", 0, 100).in(LOADING).byDefault("20").example("50")
                    .says("Percent of the org's daily API calls that are left to others. A run that comes to "
                            + "it ends; the next one goes on."),
            number("load.stop-after-refusals", 0, Integer.MAX_VALUE).in(LOADING).byDefault("50").example("200")
                    .says("After so many refusals of one kind without a success a run stops, and keeps the "
                            + "rest for the next one. 0: never."));

    private SalesforceSettings() {
    }
}
