package io.mailroutes.karaf;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.mailroutes.Mailroutes;
import io.mailroutes.command.Checks;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.Summary;
import io.mailroutes.run.Folders;
import io.mailroutes.run.RunOrder;
import io.mailroutes.run.StopSignal;
import io.mailroutes.salesforce.SalesforceLogin;
import io.mailroutes.settings.Settings;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Camel context of the bundle that was started with some settings. */
final class MailroutesContext {

    private static final Logger LOG = LoggerFactory.getLogger(MailroutesContext.class);

    private final DefaultCamelContext context = new DefaultCamelContext(false);
    private final OneRunAtATime turns = new OneRunAtATime();
    /** Not the caller's thread: that has another class loader, and may be interrupted. */
    private final ExecutorService runs = Executors.newSingleThreadExecutor(new BundleThreads("mailroutes-run"));

    private MailroutesContext() {
    }

    /**
     * Starts a context; nothing runs until the schedule or somebody says so.
     *
     * @param routes folder with the user's {@code *.camel.yaml} files; null for those of the bundle
     * @throws Exception that says what is wrong; then nothing is left behind
     */
    static MailroutesContext start(Properties settings, Path routes) throws Exception {
        MailroutesContext starting = new MailroutesContext();
        try {
            starting.start(routes, settings);
            return starting;
        } catch (Exception e) {
            starting.close();
            throw e;
        }
    }

    private void start(Path routes, Properties settings) throws Exception {
        context.getCamelContextExtension().setName("mailroutes");
        context.setApplicationContextClassLoader(BundleThreads.loader());
        context.build();
        if (routes != null) {
            settings.setProperty("mailroutes.routes", routes.toString());
        }
        context.getPropertiesComponent().setInitialProperties(settings);
        context.addRoutePolicyFactory(turns);
        Mailroutes.addTo(context);
        context.start();
        // What the first run would need is looked for now, while somebody reads the log.
        bean("mailroutesFolders", Folders.class).check();
        bean("mailroutesLogin", SalesforceLogin.class).requireSettings();
    }

    /** @return what it waits for, for the log */
    String next() {
        Settings settings = new Settings(context);
        return settings.flag("schedule.enabled")
                ? "it runs by schedule.cron=" + settings.text("schedule.cron")
                : "it runs when mailroutes:sync is said; schedule.enabled=true lets it run by itself";
    }

    /** @return the report; @throws IllegalStateException when the run could not begin, with what to do */
    RunReport run(RunOrder order) throws InterruptedException {
        try {
            return runs.submit(() -> runNow(order)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(ConfigurationFile.named(Reason.of(e)), e);
        }
    }

    private RunReport runNow(RunOrder order) throws Exception {
        StopSignal stop = stopSignal();
        stop.enter();
        try (ProducerTemplate template = context.createProducerTemplate()) {
            RunReport report = template.requestBody("direct:mailroutes-sync", order, RunReport.class);
            if (!order.dryRun()) {
                Summary.of(report).lines().forEach(LOG::info);
            }
            return report;
        } finally {
            stop.leave();
        }
    }

    void check(PrintWriter out) {
        new Checks(context, out).run();
    }

    /** Ends a run that is under way at its next safe point, and then all. */
    void close() {
        askForSafePoint();
        turns.letGo();
        runs.shutdown();
        context.stop();
    }

    // Before the context does: Camel tells a route policy nothing of what ends while the context is being stopped, and
    // a run that waits for another one would wait on.
    private void askForSafePoint() {
        StopSignal stop = stopSignal();
        if (stop != null) {
            try {
                stop.stop(new Settings(context).duration("state.stop-timeout"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private StopSignal stopSignal() {
        return bean("mailroutesStop", StopSignal.class);
    }

    private <T> T bean(String name, Class<T> type) {
        return context.getRegistry().lookupByNameAndType(name, type);
    }
}
