package io.mailroutes.karaf;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Dictionary;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.mailroutes.deadletter.ReplayOrders;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.run.RunOrder;
import org.osgi.service.cm.ManagedService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Camel context of the configuration as it is now. Another configuration gets another context. */
final class ConfiguredContext implements ManagedService, MailroutesService {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredContext.class);

    private final ConfigurationFile file;
    /** Neither the framework nor ConfigAdmin may be kept waiting for a start, nor for a run to end. */
    private final ExecutorService changes = Executors.newSingleThreadExecutor(new BundleThreads("mailroutes-configuration"));
    private volatile MailroutesContext current;
    private volatile String missing = "it has not read its configuration yet. To do: try again in a moment";

    ConfiguredContext(ConfigurationFile file) {
        this.file = file;
    }

    /** @param configured null where there is no configuration, which is until Karaf has read the file, or if it is gone */
    @Override
    public void updated(Dictionary<String, ?> configured) {
        changes.execute(() -> {
            stop();
            if (configured != null) {
                start(configured);
            }
        });
    }

    private void start(Dictionary<String, ?> configured) {
        try {
            Properties settings = file.settings(configured);
            current = MailroutesContext.start(settings, file.routes(settings));
            LOG.info("Mailroutes is ready: {}", current.next());
        } catch (Exception e) {
            missing = ConfigurationFile.named(Reason.of(e));
            LOG.error("Mailroutes does not run, for what follows. It tries again when etc/{}.cfg has changed, or when you "
                    + "say bundle:restart mailroutes", ConfigurationFile.PID);
            missing.lines().forEach(LOG::error);
            LOG.debug("It stopped here", e);
        }
    }

    private void stop() {
        MailroutesContext stopping = current;
        current = null;
        if (stopping != null) {
            missing = "it is being stopped. To do: try again in a moment";
            stopping.close();
        }
    }

    /** Stops what runs. A start that is under way ends first. */
    void close() throws InterruptedException {
        changes.execute(this::stop);
        changes.shutdown();
        changes.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    @Override
    public RunReport sync(boolean dryRun, String since) throws InterruptedException {
        return started().run(RunOrder.sync(dryRun, since));
    }

    @Override
    public RunReport replay(boolean dryRun, String from, List<String> only) throws InterruptedException {
        return started().run(RunOrder.sendAgain(dryRun, from.isEmpty() ? ReplayOrders.ALL : from, only));
    }

    @Override
    public String check() {
        StringWriter lines = new StringWriter();
        started().check(new PrintWriter(lines));
        return ConfigurationFile.named(lines.toString());
    }

    private MailroutesContext started() {
        MailroutesContext started = current;
        if (started == null) {
            throw new IllegalStateException("Mailroutes does not run: " + missing);
        }
        return started;
    }
}
