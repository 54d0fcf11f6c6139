package io.mailroutes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.mailroutes.deadletter.DeadLetters;
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
import io.mailroutes.salesforce.ApiUsage;
import io.mailroutes.salesforce.BulkLoad;
import io.mailroutes.salesforce.Collections;
import io.mailroutes.salesforce.CompositeStyle;
import io.mailroutes.salesforce.IngestJobs;
import io.mailroutes.salesforce.LoadRecords;
import io.mailroutes.salesforce.LoginSettings;
import io.mailroutes.salesforce.PeopleLoad;
import io.mailroutes.salesforce.Rows;
import io.mailroutes.salesforce.SalesforceComponents;
import io.mailroutes.salesforce.SalesforceLogin;
import io.mailroutes.salesforce.Settlement;
import io.mailroutes.salesforce.Soql;
import io.mailroutes.state.Companies;
import io.mailroutes.state.DryRun;
import io.mailroutes.state.KnownRecords;
import io.mailroutes.state.Ledger;
import io.mailroutes.state.MailboxRuns;
import io.mailroutes.state.RecordStage;
import io.mailroutes.state.Senders;
import io.mailroutes.state.StateException;
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
        derive();
        Targets targets = bind("targets", new Targets());
        bindNylas();
        bindMapping(targets);
        SalesforceLogin login = bindSalesforce();
        Ledger ledger = bindState(targets);
        bindLoad(targets);
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

    private SalesforceLogin bindSalesforce() {
        LoginSettings login = login();
        SalesforceComponent component = SalesforceComponents.of(login, settings.text("salesforce.api-version"));
        context.addComponent("salesforce", component);
        ApiUsage usage = bind("apiUsage", new ApiUsage());
        bind("runs", new Runs(Clock.systemUTC(), usage::now));
        bind("soql", new Soql());
        bind("rows", new Rows());
        return bind("salesforceLogin", new SalesforceLogin(component, login, usage));
    }

    private Ledger bindState(Targets targets) {
        Path folder = folder("state.folder");
        Ledger ledger = bind("ledger", new Ledger(folder));
        bind("mailboxRuns", new MailboxRuns(folder.resolve("runs"), companies(),
                settings.flag("mailbox.own-domain-is-internal")));
        bind("knownRecords", new KnownRecords(targets, ledger));
        bind("senders", new Senders(targets, settings.flag("contacts.create-from-mail")));
        bind("companies", new Companies(targets, settings.flag("accounts.create")));
        bind("dryRun", new DryRun(targets));
        return ledger;
    }

    private void bindLoad(Targets targets) {
        int threshold = settings.number("salesforce.composite-threshold", 0, 10_000);
        CompositeStyle style = settings.choice("salesforce.composite", CompositeStyle.class);
        String basePath = basePath();
        bind("peopleLoad", new PeopleLoad(targets, style, basePath, threshold));
        bind("bulkLoad", new BulkLoad(targets, threshold, settings.number("salesforce.bulk-records", 1, 150_000),
                settings.number("salesforce.bulk-bytes", 1_000, 100_000_000)));
        bind("collections", new Collections());
        bind("loadRecords", new LoadRecords());
        bind("ingestJobs", new IngestJobs());
    }

    // What routes need of the settings in another form.
    private void derive() {
        PropertiesComponent properties = context.getPropertiesComponent();
        CompositeStyle style = settings.choice("salesforce.composite", CompositeStyle.class);
        properties.addOverrideProperty("salesforce.base-path", basePath());
        properties.addOverrideProperty("salesforce.composite-path", basePath() + style.path());
        properties.addOverrideProperty("salesforce.poll-most-millis",
                Long.toString(settings.duration("salesforce.poll-most").toMillis()));
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

    private Path folder(String key) {
        Path folder = Path.of(settings.text(key));
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StateException("Cannot make the folder of " + key + ", " + folder.toAbsolutePath()
                    + ". To do: make its parent writable, or set " + key + " to another folder", e);
        }
    }

    private <T> T bind(String name, T bean) {
        registry.bind(name, bean);
        return bean;
    }
}
