package io.mailroutes.settings;

import java.util.List;

import static io.mailroutes.settings.Section.COMPANIES;
import static io.mailroutes.settings.Section.NYLAS;
import static io.mailroutes.settings.Section.QUEUE;
import static io.mailroutes.settings.Section.READING;
import static io.mailroutes.settings.Setting.duration;
import static io.mailroutes.settings.Setting.endpoint;
import static io.mailroutes.settings.Setting.flag;
import static io.mailroutes.settings.Setting.list;
import static io.mailroutes.settings.Setting.number;
import static io.mailroutes.settings.Setting.text;
import static io.mailroutes.settings.Setting.textOrNothing;

/** Settings of the mailboxes, and of what is made of them. */
final class ReadingSettings {

    static final List<Setting> ALL = List.of(
            text("nylas.command").in(NYLAS).byDefault("nylas").example("/usr/local/bin/nylas")
                    .says("The executable, by name or by path (https://cli.nylas.com)."),
            list("nylas.grants").in(NYLAS).fromEnvironment("NYLAS_GRANT_ID").example("grant-of-dana, grant-of-omar")
                    .says("Grant ids of the mailboxes to read, separated by commas: the first column of "
                            + "`nylas auth list`. Empty: the CLI's default grant."),
            duration("nylas.timeout").in(NYLAS).byDefault("30m").example("2h")
                    .says("How long one export may take before it is stopped. The CLI's API key is taken from "
                            + "its own log-in or NYLAS_API_KEY."),

            number("contacts.limit", 1, Integer.MAX_VALUE).in(READING).byDefault("100000").example("5000")
                    .says("Most contacts of one mailbox. A list that reaches its limit is cut by the CLI; the "
                            + "run warns when it is as long."),
            flag("contacts.create-from-mail").in(READING).byDefault("true").example("false")
                    .says("Whether people who only wrote mail become contacts, with the name of their From "
                            + "header. false: their mail is skipped."),
            number("mail.limit", 1, Integer.MAX_VALUE).in(READING).byDefault("100000").example("5000")
                    .says("Most messages of one mailbox in one run. A list that reaches it is cut by the CLI, "
                            + "the newest first: the run warns, and reads from the same day again until the limit "
                            + "is raised."),
            number("mail.initial-days", 0, 100_000).in(READING).byDefault("90").example("365")
                    .says("How many days back the first run of a mailbox reads; `sync --full` reads all, "
                            + "`sync --since DAY` from a day on."),
            number("mail.overlap-days", 0, 100_000).in(READING).byDefault("2").example("7")
                    .says("Later runs read what is new, and these days before it again: the CLI tells days "
                            + "only, and mail may arrive late."),
            textOrNothing("mail.external-id").in(READING).example("Nylas_Message_Id__c")
                    .says("An External ID field of Task that holds the message's id, Nylas_Message_Id__c when "
                            + "the org has the project in src/main/salesforce: with it Salesforce itself knows a "
                            + "message that it has. Empty: the ledger alone does."),
            list("mail.left-out-folders").in(READING).byDefault("SPAM, JUNK, Junk Email, Bulk Mail, TRASH, Bin, Deleted "
                    + "Items, Deleted Messages, DRAFT, DRAFTS").example("SPAM, TRASH, DRAFT, Papierkorb")
                    .says("Folders whose messages are skipped, separated by commas: names, or the ids that the CLI "
                            + "prints. Case, blanks and signs do not count, and of [Gmail]/Spam the last part does."),
            list("mail.automatic-senders").in(READING).byDefault("mailer-daemon*, postmaster, no-reply*, noreply*, "
                    + "*-no-reply, *-noreply, *.no-reply, *.noreply, *+noreply, no.reply*, donotreply*, do-not-reply*, "
                    + "do.not.reply*, *-donotreply, bounce, bounces, bounce+*, bounce-*, bounces+*, bounces-*, "
                    + "*-bounces, *-bounces+*, auto-reply*, autoreply*, auto-confirm*, notification, notifications*, "
                    + "*-notifications").example("mailer-daemon*, noreply*, *@news.example.com")
                    .says("Who is no person: what stands before the @, or whole addresses, separated by commas; * is any "
                            + "text, and _ is as good as -. No Contact is made of them, nor of who sends with the header "
                            + "Auto-Submitted, List-Unsubscribe or Precedence (bulk, list, junk), where the CLI gives it."),
            number("mail.description-length", 0, 32_000).in(READING).byDefault("500").example("2000")
                    .says("How many characters of the message's text go into the Task's Description."),

            flag("accounts.create").in(COMPANIES).byDefault("true").example("false")
                    .says("Whether companies that Salesforce does not have are created as Accounts."),
            list("accounts.free-mail-domains").in(COMPANIES).example("freemail.example, webmail.example")
                    .says("More domains where anybody gets a mailbox, separated by commas; the common ones "
                            + "are known."),
            list("mailbox.address").in(COMPANIES).example("dana@example.com")
                    .says("The mailbox's own address, where the CLI does not tell it; of several mailboxes in the order of "
                            + "nylas.grants, separated by commas."),
            list("mailbox.internal-domains").in(COMPANIES).example("example.com, example.org")
                    .says("Domains of your own company, separated by commas: no Account is made of them, and "
                            + "their mail is skipped."),
            flag("mailbox.own-domain-is-internal").in(COMPANIES).byDefault("true").example("false")
                    .says("Whether the domain of the mailbox's own address is your own company, too (unless "
                            + "it is free mail)."),
            endpoint("mailbox.queue").in(QUEUE).byDefault("direct:mailroutes-mailbox")
                    .example("seda:mailroutes-mailboxes?concurrentConsumers=4")
                    .says("Where a run puts one message for each mailbox, and workers take it from. direct: one after "
                            + "the other, by the process that began the run. seda: several at once, by the same process. A "
                            + "message broker: by several machines, which then share a ledger (ledger.url)."),
            flag("mailbox.worker").in(QUEUE).byDefault("true").example("false")
                    .says("Whether this process works on mailboxes itself, when mailbox.queue is another one. false: it "
                            + "only begins runs."),
            duration("mailbox.worker-timeout").in(QUEUE).byDefault("5m").example("15m")
                    .says("How long a run waits for a worker of which nothing is heard, or that does not come at all, "
                            + "before it goes on without. The same on all machines."));

    private ReadingSettings() {
    }
}
