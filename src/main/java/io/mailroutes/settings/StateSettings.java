package io.mailroutes.settings;

import java.util.List;

import static io.mailroutes.settings.Section.EMBEDDED;
import static io.mailroutes.settings.Section.FOLDERS;
import static io.mailroutes.settings.Section.SCHEDULE;
import static io.mailroutes.settings.Setting.cron;
import static io.mailroutes.settings.Setting.duration;
import static io.mailroutes.settings.Setting.endpoint;
import static io.mailroutes.settings.Setting.flag;
import static io.mailroutes.settings.Setting.form;
import static io.mailroutes.settings.Setting.number;
import static io.mailroutes.settings.Setting.secret;
import static io.mailroutes.settings.Setting.text;
import static io.mailroutes.settings.Setting.textOrNothing;

/** Settings of what is kept between runs, and of when they begin. */
final class StateSettings {

    static final List<Setting> ALL = List.of(
            text("state.folder").in(FOLDERS).byDefault("state").example("/var/lib/mailroutes")
                    .says("What was sent before. Keep it: without it, messages are sent again (but see "
                            + "mail.external-id). One process at a time."),
            number("state.least-free-bytes", 0, Integer.MAX_VALUE).in(FOLDERS).byDefault("500000000")
                    .example("1000000000")
                    .says("Bytes that must be free in the folders before a run begins: for the exports, and "
                            + "for the ledger while it is written."),
            duration("state.stop-timeout").in(FOLDERS).byDefault("60s").example("5m")
                    .says("How long a process that is told to stop (SIGTERM) waits for its run to come to a "
                            + "safe point."),
            form("ledger.url", "|jdbc:\\w+:.+", "a JDBC URL such as jdbc:postgresql://host/database, or nothing")
                    .in(FOLDERS).example("jdbc:postgresql://host/database")
                    .says("The ledger in a PostgreSQL database, which several machines can share: "
                            + "jdbc:postgresql://host/database. Empty: a file in the state folder."),
            textOrNothing("ledger.user").in(FOLDERS).example("mailroutes").says("The user of that database."),
            secret("ledger.password").in(FOLDERS).fromEnvironment("LEDGER_PASSWORD").example("a-password")
                    .says("The user's password there."),
            text("dead-letter.folder").in(FOLDERS).byDefault("dead-letter").example("/var/lib/mailroutes/dead-letter")
                    .says("Where refused records go, one file a run."),
            endpoint("dead-letter.uri").in(FOLDERS)
                    .byDefault("file:{{dead-letter.folder}}?fileName=$simple{exchangeProperty.run}.jsonl"
                            + "&fileExist=Append&appendChars=\\n&chmod=600")
                    .example("kafka:refused?brokers=localhost:9092")
                    .says("The Camel endpoint that writes them. Any endpoint can take its place."),

            cron("schedule.cron").in(SCHEDULE).byDefault("0 0/30 * * * ?").example("0 15 6 * * ?")
                    .says("When to run, as a Quartz cron: second, minute, hour, day of month, month, day of "
                            + "week."),
            flag("schedule.enabled").in(SCHEDULE).byDefault("false").example("true")
                    .says("Set by the command itself; set it only where the routes run inside another Camel "
                            + "runtime."),

            flag("mailroutes.enabled").in(EMBEDDED).byDefault("true").example("false")
                    .says("false: the jar on the class path does nothing."),
            textOrNothing("mailroutes.routes").in(EMBEDDED).example("/etc/mailroutes/routes")
                    .says("Folder with your *.camel.yaml files (for the commands: --routes). Empty: those of the "
                            + "jar, and those that the runtime loads by itself."));

    private StateSettings() {
    }
}
