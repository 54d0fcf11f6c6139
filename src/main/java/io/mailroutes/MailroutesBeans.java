package io.mailroutes;

import io.mailroutes.deadletter.DeadLetters;
import io.mailroutes.deadletter.LetterList;
import io.mailroutes.deadletter.MappingFailures;
import io.mailroutes.deadletter.Replay;
import io.mailroutes.deadletter.ReplayOrders;
import io.mailroutes.deadletter.RowReplay;
import io.mailroutes.known.Aliases;
import io.mailroutes.known.Comparison;
import io.mailroutes.known.Doubts;
import io.mailroutes.known.Existing;
import io.mailroutes.known.KnownRecords;
import io.mailroutes.known.Ledger;
import io.mailroutes.known.LedgerDatabase;
import io.mailroutes.known.LookupSoql;
import io.mailroutes.known.Lookups;
import io.mailroutes.known.Resolution;
import io.mailroutes.known.RunMailboxes;
import io.mailroutes.load.AttemptDoubts;
import io.mailroutes.load.Attempts;
import io.mailroutes.load.DryRun;
import io.mailroutes.load.EarlierDoubts;
import io.mailroutes.load.FindWritten;
import io.mailroutes.load.IngestJobs;
import io.mailroutes.load.JobPatience;
import io.mailroutes.load.ListLoads;
import io.mailroutes.load.LoadRecords;
import io.mailroutes.load.Loads;
import io.mailroutes.load.Retries;
import io.mailroutes.load.RowLetters;
import io.mailroutes.load.SObjectCollections;
import io.mailroutes.load.Settlement;
import io.mailroutes.mapping.AutomaticMail;
import io.mailroutes.mapping.CompanyDomain;
import io.mailroutes.mapping.Dialect;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.OrgZone;
import io.mailroutes.nylas.NylasBinding;
import io.mailroutes.nylas.NylasExecutor;
import io.mailroutes.nylas.NylasExports;
import io.mailroutes.nylas.NylasMailboxes;
import io.mailroutes.run.Folders;
import io.mailroutes.run.MailboxQueue;
import io.mailroutes.run.MailboxRuns;
import io.mailroutes.run.MailboxWork;
import io.mailroutes.run.Probe;
import io.mailroutes.run.Readings;
import io.mailroutes.run.RecordStage;
import io.mailroutes.run.Runs;
import io.mailroutes.run.SafePoint;
import io.mailroutes.run.StopSignal;
import io.mailroutes.run.StopWithContext;
import io.mailroutes.run.Watermarks;
import io.mailroutes.salesforce.ApiReserve;
import io.mailroutes.salesforce.ApiUsage;
import io.mailroutes.salesforce.ApiVersions;
import io.mailroutes.salesforce.LoginSettings;
import io.mailroutes.salesforce.OrgClock;
import io.mailroutes.salesforce.Rows;
import io.mailroutes.salesforce.SalesforceComponents;
import io.mailroutes.salesforce.SalesforceLogin;
import io.mailroutes.salesforce.Soql;
import io.mailroutes.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.spi.PropertiesComponent;

/**
 * Puts everything that the routes name into the registry of a Camel context: the beans, the jq functions and the
 * Salesforce component. Any runtime can call it; nothing here needs camel-main, and no file is opened nor call made
 * before the first run.
 */
final class MailroutesBeans {

    private final CamelContext context;
    private final Settings settings;
    private final Kinds kinds = new Kinds();
    private final StopSignal stop = new StopSignal();
    private final OrgClock clock = new OrgClock(Clock.systemUTC());
    private final ApiUsage usage = new ApiUsage();
    private SafePoint safePoint;
    private LedgerDatabase database;
    private Folders folders;

    /** @param settings of the context, all of which are good */
    MailroutesBeans(CamelContext context, Settings settings) {
        this.context = context;
        this.settings = settings;
    }

    /** Binds all beans. @return the kinds, none yet */
    Kinds bind() {
        derive();
        bind("Kinds", kinds);
        bind("Stop", stop);
        context.getManagementStrategy()
                .addEventNotifier(new StopWithContext(stop, settings.duration("state.stop-timeout")));
        CompanyDomain companies = companies();
        OrgZone zone = bind("Zone", new OrgZone(settings.text("salesforce.time-zone")));
        new Dialect(zone, companies, new AutomaticMail(settings.list("mail.automatic-senders"))).addTo(context);
        SalesforceLogin login = bindSalesforce();
        bindState();
        Ledger ledger = new Ledger(database, clock::now);
        bindRuns(companies, zone, ledger, login);
        Lookups lookups = bindKnown(ledger);
        bindLoad(ledger, new Doubts(database), lookups);
        return kinds;
    }

    /** Gives back the files of the state folder. */
    void close() {
        database.close();
        folders.close();
    }

    // What routes need of the settings in another form.
    private void derive() {
        PropertiesComponent properties = context.getPropertiesComponent();
        properties.addOverrideProperty("salesforce.base-path", basePath());
        for (String key : List.of("salesforce.poll-most", "salesforce.retry-delay", "salesforce.retry-delay-most")) {
            properties.addOverrideProperty(key + "-millis", Long.toString(settings.duration(key).toMillis()));
        }
    }

    private String basePath() {
        return "/services/data/v" + settings.text("salesforce.api-version");
    }

    private SalesforceLogin bindSalesforce() {
        LoginSettings login = login();
        SalesforceComponent component = new SalesforceComponents(login, settings.text("salesforce.api-version"),
                settings.duration("salesforce.timeout")).addTo(context, "mailroutes-salesforce",
                        settings.text("salesforce.component"));
        safePoint = bind("SafePoint", new SafePoint(stop, new ApiReserve(usage, settings.number("salesforce.reserve"))));
        bind("Retries", new Retries(settings.number("salesforce.retries"), stop));
        bind("Rows", new Rows(basePath()));
        bind("ApiVersions", new ApiVersions(component, settings.text("salesforce.api-version")));
        return bind("Login", new SalesforceLogin(component, login, List.of(usage::watch, clock::watch)));
    }

    private void bindState() {
        Path folder = Path.of(settings.text("state.folder"));
        boolean toFiles = settings.text("dead-letter.uri").startsWith("file:");
        database = bind("LedgerDatabase", new LedgerDatabase(folder, settings.text("ledger.url"),
                settings.text("ledger.user"), settings.text("ledger.password")));
        folders = bind("Folders", new Folders(folder, toFiles ? Path.of(settings.text("dead-letter.folder")) : null,
                settings.number("state.least-free-bytes"), database::open));
    }

    private void bindRuns(CompanyDomain companies, OrgZone zone, Ledger ledger, SalesforceLogin login) {
        Watermarks watermarks = new Watermarks(kinds, ledger, Clock.systemUTC(), settings.number("mail.initial-days"),
                settings.number("mail.overlap-days"));
        MailboxRuns mailboxRuns = bind("MailboxRuns", new MailboxRuns(Path.of(settings.text("state.folder"), "runs"),
                companies, settings.flag("mailbox.own-domain-is-internal"), zone, kinds, database, watermarks, stop,
                login::organization));
        bindQueue(database);
        Path letters = Path.of(settings.text("dead-letter.folder"));
        bind("Probe", new Probe(kinds, mailboxRuns));
        bind("Readings", new Readings(kinds, context));
        bind("RecordStage", new RecordStage(kinds));
        bind("Nylas", new NylasBinding(watermarks));
        bind("Executor", new NylasExecutor());
        bind("Export", new NylasExports());
        bind("Mailboxes", new NylasMailboxes(settings.list("nylas.grants"), settings.list("mailbox.address")));
        ReplayOrders orders = bind("ReplayOrders", new ReplayOrders(letters, kinds));
        bind("Replay", new Replay(kinds, ledger));
        bind("RowReplay", new RowReplay(orders));
    }

    private void bindQueue(LedgerDatabase database) {
        RunMailboxes mailboxes = new RunMailboxes(database);
        Duration timeout = settings.duration("mailbox.worker-timeout");
        MailboxWork work = bind("Work", new MailboxWork(context, mailboxes, timeout, usage::take));
        MailboxQueue queue = bind("Queue", new MailboxQueue(settings.text("mailbox.queue"), timeout, mailboxes, stop,
                work.worker()));
        Path letters = Path.of(settings.text("dead-letter.folder"));
        bind("Runs", new Runs(Clock.systemUTC(), usage::take, mailboxes, queue, run -> LetterList.waiting(letters, run)));
    }

    private Lookups bindKnown(Ledger ledger) {
        Lookups lookups = new Lookups(context, kinds);
        Aliases aliases = new Aliases(kinds, ledger);
        KnownRecords known = new KnownRecords(kinds, ledger, aliases);
        Existing existing = new Existing(kinds, known, aliases, new Comparison(kinds), lookups);
        bind("Resolution", new Resolution(kinds, known, existing, lookups, safePoint));
        bind("Soql", new LookupSoql(kinds, new Soql()));
        return lookups;
    }

    private void bindLoad(Ledger ledger, Doubts doubts, Lookups lookups) {
        DeadLetters letters = new DeadLetters(kinds, settings.number("load.stop-after-refusals"));
        bind("MappingFailures", new MappingFailures(kinds, ledger, letters));
        bind("Settlement", new Settlement(kinds, ledger, letters));
        bind("Loads", new Loads(kinds, lookups, basePath(), settings.number("salesforce.composite-threshold"),
                settings.number("salesforce.bulk-records"), settings.number("salesforce.bulk-bytes"),
                settings.number("salesforce.retries")));
        Attempts attempts = bind("Attempts", new Attempts(kinds, doubts, clock, safePoint));
        bind("AttemptDoubts", new AttemptDoubts(attempts, settings.duration("salesforce.settle-after")));
        FindWritten written = bind("FindWritten", new FindWritten(kinds, lookups, ledger));
        bind("EarlierDoubts", new EarlierDoubts(kinds, doubts, ledger, written, clock,
                settings.duration("salesforce.settle-after")));
        bind("DryRun", new DryRun(kinds));
        bind("ListLoads", new ListLoads(bind("LoadRecords", new LoadRecords()),
                settings.number("salesforce.composite-threshold"), settings.number("salesforce.bulk-records"),
                settings.number("salesforce.retries"), settings.number("load.stop-after-refusals"), safePoint));
        bind("RowLetters", new RowLetters(Clock.systemUTC()));
        bind("Collections", new SObjectCollections());
        bind("IngestJobs", new IngestJobs());
        bind("JobPatience", new JobPatience(clock, settings.duration("salesforce.job-timeout"),
                settings.duration("salesforce.poll-most")));
    }

    private LoginSettings login() {
        return new LoginSettings(settings.text("salesforce.login-url"), settings.text("salesforce.instance-url"),
                settings.text("salesforce.token"), settings.text("salesforce.client-id"),
                settings.text("salesforce.client-secret"), settings.text("salesforce.user-name"),
                settings.text("salesforce.password"), settings.text("salesforce.security-token"),
                settings.text("salesforce.refresh-token"), settings.text("salesforce.keystore"),
                settings.text("salesforce.keystore-password"));
    }

    private CompanyDomain companies() {
        List<String> freeMail = new ArrayList<>(settings.list("accounts.free-mail-domains"));
        freeMail.addAll(lines("/io/mailroutes/free-mail-domains.txt"));
        freeMail.addAll(lines("/io/mailroutes/freemail.txt"));
        return new CompanyDomain(freeMail, settings.list("mailbox.internal-domains"));
    }

    private static List<String> lines(String resource) {
        try (InputStream list = MailroutesBeans.class.getResourceAsStream(resource)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T bind(String name, T bean) {
        context.getRegistry().bind("mailroutes" + name, bean);
        return bean;
    }
}
