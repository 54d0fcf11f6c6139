package io.mailroutes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.mailroutes.deadletter.DeadLetters;
import io.mailroutes.deadletter.Replay;
import io.mailroutes.deadletter.ReplayOrders;
import io.mailroutes.deadletter.ReplayedSenders;
import io.mailroutes.deadletter.UnmappedRecords;
import io.mailroutes.mapping.CompanyDomain;
import io.mailroutes.mapping.DayInZone;
import io.mailroutes.mapping.HtmlText;
import io.mailroutes.mapping.OrgZone;
import io.mailroutes.mapping.Samples;
import io.mailroutes.mapping.Targets;
import io.mailroutes.mapping.TextFunction;
import io.mailroutes.nylas.Mailboxes;
import io.mailroutes.nylas.NylasArguments;
import io.mailroutes.nylas.NylasExecutor;
import io.mailroutes.nylas.NylasExports;
import io.mailroutes.nylas.Orders;
import io.mailroutes.report.Runs;
import io.mailroutes.report.StopSignal;
import io.mailroutes.salesforce.ApiReserve;
import io.mailroutes.salesforce.ApiUsage;
import io.mailroutes.salesforce.BulkLoad;
import io.mailroutes.salesforce.CompositeStyle;
import io.mailroutes.salesforce.DoubtfulRecords;
import io.mailroutes.salesforce.EarlierDoubts;
import io.mailroutes.salesforce.IngestJobs;
import io.mailroutes.salesforce.LoadRecords;
import io.mailroutes.salesforce.LoginSettings;
import io.mailroutes.salesforce.OrgClock;
import io.mailroutes.salesforce.PeopleLoad;
import io.mailroutes.salesforce.Retries;
import io.mailroutes.salesforce.Rows;
import io.mailroutes.salesforce.SObjectCollections;
import io.mailroutes.salesforce.SalesforceComponents;
import io.mailroutes.salesforce.SalesforceLogin;
import io.mailroutes.salesforce.Settlement;
import io.mailroutes.salesforce.Soql;
import io.mailroutes.settings.Settings;
import io.mailroutes.settings.SettingsException;
import io.mailroutes.state.Companies;
import io.mailroutes.state.Comparison;
import io.mailroutes.state.Doubts;
import io.mailroutes.state.DryRun;
import io.mailroutes.state.Folders;
import io.mailroutes.state.KnownRecords;
import io.mailroutes.state.Ledger;
import io.mailroutes.state.LedgerDatabase;
import io.mailroutes.state.MailboxRuns;
import io.mailroutes.state.RecordStage;
import io.mailroutes.state.Senders;
import io.mailroutes.state.StateException;
import io.mailroutes.state.StateFolder;
import io.mailroutes.state.Watermarks;
import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.Registry;

/**
 * Puts everything that the routes name into the registry of a Camel context: the beans, the jq functions and the
 * Salesforce component. Any runtime can call it; nothing here needs camel-main.
 *
 * <pre>{@code
 * new MailroutesBeans(context).bind();   // before the routes are added
 * }</pre>
 */
public final class MailroutesBeans {

    private final CamelContext context;
    private final Registry registry;
    private final Settings settings;

    /** @param context whose properties component already knows the settings */
    public MailroutesBeans(CamelContext context) {
        this.context = context;
        this.registry = context.getRegistry();
        this.settings = new Settings(context);
    }

    /**
     * Binds all beans.
     *
     * @throws SettingsException for a setting that is wrong
     * @throws StateException    when the state folder cannot be used
     */
    public void bind() {
        settings.checkAll();
        derive();
        Targets targets = bind("targets", new Targets());
        bindNylas();
        bindMapping(targets);
        StopSignal stop = bind("stopSignal", new StopSignal());
        OrgClock clock = new OrgClock(Clock.systemUTC());
        SalesforceLogin login = bindSalesforce(clock, stop);
        LedgerDatabase database = bindFolders();
        Ledger ledger = bind("ledger", new Ledger(database, clock::now));
        bindState(targets, database, ledger, stop);
        bindLoad(targets);
        bindDoubts(targets, new Doubts(database, ledger), ledger, clock);
        bind("settlement", new Settlement(targets, ledger, login));
    }

    private void bindNylas() {
        bind("nylasExecutor", new NylasExecutor());
        bind("nylasArguments", new NylasArguments());
        bind("nylasExports", new NylasExports());
        bind("mailboxes", new Mailboxes(settings.list("nylas.grants")));
        bind("orders", new Orders());
    }

    private void bindMapping(Targets targets) {
        OrgZone zone = bind("orgZone", new OrgZone(settings.text("salesforce.time-zone")));
        bind("html_text/0", new TextFunction("html_text", HtmlText::of));
        bind("org_day/0", new TextFunction("org_day", new DayInZone(zone)));
        bind("samples", new Samples());
        RecordStage stage = bind("recordStage", new RecordStage(targets));
        bind("deadLetters", new DeadLetters(targets, stage));
    }

    private SalesforceLogin bindSalesforce(OrgClock clock, StopSignal stop) {
        LoginSettings login = login();
        SalesforceComponent component = SalesforceComponents.of(login, settings.text("salesforce.api-version"),
                settings.duration("salesforce.timeout"));
        context.addComponent("salesforce", component);
        ApiUsage usage = bind("apiUsage", new ApiUsage());
        bind("apiReserve", new ApiReserve(usage, settings.number("salesforce.reserve")));
        bind("retries", new Retries(settings.number("salesforce.retries"), stop));
        bind("runs", new Runs(Clock.systemUTC(), usage::now));
        bind("soql", new Soql());
        bind("rows", new Rows());
        return bind("salesforceLogin", new SalesforceLogin(component, login, List.of(usage::watch, clock::watch)));
    }

    private LedgerDatabase bindFolders() {
        Path folder = Path.of(settings.text("state.folder"));
        boolean toFiles = settings.text("dead-letter.uri").startsWith("file:");
        Folders folders = bind("folders", new Folders(folder,
                toFiles ? Path.of(settings.text("dead-letter.folder")) : null,
                settings.number("state.least-free-bytes")));
        StateFolder state = closeWithContext(bind("stateFolder", new StateFolder(folder)));
        try {
            folders.check();
            LedgerDatabase database = closeWithContext(new LedgerDatabase(folder, settings.text("ledger.url"),
                    settings.text("ledger.user"), settings.text("ledger.password")));
            bind("ledgerDatabase", database.dataSource());
            return database;
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
    }

    private void bindState(Targets targets, LedgerDatabase database, Ledger ledger, StopSignal stop) {
        bind("mailboxRuns", new MailboxRuns(Path.of(settings.text("state.folder"), "runs"), companies(),
                settings.flag("mailbox.own-domain-is-internal"), database, stop));
        bind("watermarks", new Watermarks(targets, Clock.systemUTC(), settings.number("mail.initial-days"),
                settings.number("mail.overlap-days")));
        bind("knownRecords", new KnownRecords(targets, ledger));
        bind("unmappedRecords", new UnmappedRecords(ledger));
        bind("comparison", new Comparison(targets, ledger));
        Senders senders = bind("senders", new Senders(targets, settings.flag("contacts.create-from-mail")));
        bindReplay(senders);
        bind("companies", new Companies(targets, settings.flag("accounts.create")));
        bind("dryRun", new DryRun(targets));
    }

    private void bindReplay(Senders senders) {
        bind("replayOrders", new ReplayOrders(Path.of(settings.text("dead-letter.folder"))));
        bind("replay", new Replay());
        bind("replayedSenders", new ReplayedSenders(senders));
    }

    private void bindDoubts(Targets targets, Doubts doubts, Ledger ledger, OrgClock clock) {
        DoubtfulRecords doubtful = bind("doubtfulRecords", new DoubtfulRecords(targets, ledger, doubts, clock,
                settings.duration("salesforce.settle-after")));
        bind("earlierDoubts", new EarlierDoubts(doubts, ledger, doubtful));
    }

    private void bindLoad(Targets targets) {
        int threshold = settings.number("salesforce.composite-threshold");
        CompositeStyle style = settings.choice("salesforce.composite", CompositeStyle.class);
        String basePath = basePath();
        bind("peopleLoad", new PeopleLoad(targets, style, basePath, threshold));
        bind("bulkLoad", new BulkLoad(targets, threshold, settings.number("salesforce.bulk-records"),
                settings.number("salesforce.bulk-bytes")));
        bind("mailroutesCollections", new SObjectCollections());
        bind("mailroutesLoadRecords", new LoadRecords());
        bind("mailroutesIngestJobs", new IngestJobs());
    }

    // What routes need of the settings in another form.
    private void derive() {
        PropertiesComponent properties = context.getPropertiesComponent();
        CompositeStyle style = settings.choice("salesforce.composite", CompositeStyle.class);
        properties.addOverrideProperty("salesforce.base-path", basePath());
        properties.addOverrideProperty("salesforce.composite-kamelet", style.kamelet());
        properties.addOverrideProperty("salesforce.poll-most-millis",
                Long.toString(settings.duration("salesforce.poll-most").toMillis()));
        for (String key : List.of("salesforce.retry-delay", "salesforce.retry-delay-most")) {
            properties.addOverrideProperty(key + "-millis", Long.toString(settings.duration(key).toMillis()));
        }
    }

    private String basePath() {
        return "/services/data/v" + settings.text("salesforce.api-version");
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
        freeMail.addAll(freeMailDomains());
        return new CompanyDomain(freeMail, settings.list("mailbox.internal-domains"));
    }

    private static List<String> freeMailDomains() {
        try (InputStream list = MailroutesBeans.class.getResourceAsStream("/io/mailroutes/free-mail-domains.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Camel closes services that the context has; these hold files that the next context may want.
    private <T extends AutoCloseable> T closeWithContext(T part) {
        context.addLifecycleStrategy(new CloseWithContext(part));
        return part;
    }

    private <T> T bind(String name, T bean) {
        registry.bind(name, bean);
        return bean;
    }
}
