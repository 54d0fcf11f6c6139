package io.mailroutes.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

import io.mailroutes.MailroutesBeans;
import io.mailroutes.report.StopSignal;
import io.mailroutes.settings.Settings;
import io.mailroutes.settings.SettingsException;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel-main with the routes and the settings of the folder that the program was started in. */
final class Runtime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Runtime.class);

    private final Main main = new Main();

    private Runtime() {
    }

    /**
     * Starts Camel with all routes; nothing runs until something is sent to one of them.
     *
     * @param routes     folder with the {@code *.camel.yaml} files
     * @param properties {@code application.properties}; may be missing where the environment has all that is needed
     * @param overrides  settings of the command line
     */
    static Runtime start(Path routes, Path properties, Properties overrides) throws Exception {
        Runtime runtime = new Runtime();
        runtime.configure(routes, properties, overrides);
        runtime.stopWhenTold();
        runtime.main.start();
        return runtime;
    }

    /** Starts Camel and stays up until the process is told to stop. */
    static int serve(Path routes, Path properties, Properties overrides) throws Exception {
        Runtime runtime = new Runtime();
        runtime.configure(routes, properties, overrides);
        runtime.stopWhenTold();
        runtime.main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport main) {
                LOG.info("Waiting for the next run by schedule.cron={}",
                        new Settings(runtime.context()).text("schedule.cron"));
            }
        });
        runtime.main.run();
        return runtime.main.getExitCode();
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    StopSignal stopSignal() {
        return context().getRegistry().lookupByNameAndType("stopSignal", StopSignal.class);
    }

    // SIGTERM: runs end at their next safe point, while the process waits for them. Before all is started there is none.
    private void stopWhenTold() {
        java.lang.Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    private void stop() {
        StopSignal signal = context() == null ? null : stopSignal();
        if (signal == null || !context().isStarted()) {
            return;
        }
        Duration most = new Settings(context()).duration("state.stop-timeout");
        try {
            if (signal.stop(most)) {
                main.stop();
            } else {
                LOG.warn("The run did not come to a safe point within {} s; the next one settles what is in doubt",
                        most.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void configure(Path routes, Path properties, Properties overrides) throws IOException {
        if (!Files.isDirectory(routes)) {
            throw new SettingsException("There is no folder " + routes.toAbsolutePath()
                    + ". To do: start in the folder that holds routes/, or name it with --routes.");
        }
        Properties given = read(properties);
        Settings.refuseUnknown(given, "application.properties");
        Settings.refuseUnknown(overrides, "--set");
        // Camel's own would stop the routes under the run that is on its way to a safe point.
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        // Camel finds nothing in a folder that is a link.
        String pattern = "file:" + routes.toRealPath() + "/*.camel.yaml";
        main.configure().withName("mailroutes").withRoutesIncludePattern(pattern)
                .withShutdownTimeout(60).withAutoConfigurationLogSummary(false);
        main.setDefaultPropertyPlaceholderLocation("false");
        Settings.defaults().forEach((key, value) -> main.addInitialProperty((String) key, (String) value));
        given.forEach((key, value) -> main.addInitialProperty((String) key, (String) value));
        overrides.forEach((key, value) -> main.addOverrideProperty((String) key, (String) value));
        main.addMainListener(new BindBeans());
    }

    private static Properties read(Path file) throws IOException {
        Properties given = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                given.load(reader);
            }
        }
        return given;
    }

    @Override
    public void close() {
        main.stop();
        main.shutdown();
    }

    /** The beans must stand before the routes are read. */
    private static final class BindBeans extends MainListenerSupport {
        @Override
        public void afterConfigure(BaseMainSupport main) {
            new MailroutesBeans(main.getCamelContext()).bind();
        }
    }
}
