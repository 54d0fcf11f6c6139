package io.mailroutes.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Function;

import io.mailroutes.MailroutesBeans;
import io.mailroutes.MailroutesRoutes;
import io.mailroutes.OwnRoutes;
import io.mailroutes.RouteFiles;
import io.mailroutes.settings.Settings;
import io.mailroutes.run.StopSignal;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel-main with the routes and the settings of the folder that the program was started in. */
final class CommandRuntime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRuntime.class);

    private final Main main = new Main();

    private CommandRuntime() {
    }

    /**
     * Starts Camel with all routes; nothing runs until something is sent to one of them.
     *
     * @param routes     folder with the user's {@code *.camel.yaml} files; null for those of the jar
     * @param properties {@code application.properties}; may be missing where the environment has all that is needed
     * @param overrides  settings of the command line
     */
    static CommandRuntime start(Path routes, Path properties, Properties overrides) throws Exception {
        CommandRuntime runtime = new CommandRuntime();
        runtime.configure(routes, properties, overrides);
        runtime.stopWhenTold();
        runtime.main.start();
        return runtime;
    }

    /**
     * Starts Camel and stays up until the process is told to stop.
     *
     * @param waitsFor says for people, by the settings, what it waits for; throws when they leave nothing to wait for
     */
    static int serve(Path routes, Path properties, Properties overrides, Function<Settings, String> waitsFor)
            throws Exception {
        CommandRuntime runtime = new CommandRuntime();
        runtime.configure(routes, properties, overrides);
        runtime.stopWhenTold();
        runtime.main.addMainListener(new MainListenerSupport() {
            private String text;

            @Override
            public void afterConfigure(BaseMainSupport main) {
                text = waitsFor.apply(new Settings(main.getCamelContext()));
            }

            @Override
            public void afterStart(BaseMainSupport main) {
                LOG.info("Waiting for {}", text);
            }
        });
        runtime.main.run();
        return runtime.main.getExitCode();
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    StopSignal stopSignal() {
        return context().getRegistry().lookupByNameAndType("mailroutesStop", StopSignal.class);
    }

    // SIGTERM: runs end at their next safe point, while the process waits for them. Before all is started there is none.
    private void stopWhenTold() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "mailroutes-stop"));
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
        Properties given = read(properties);
        Settings.refuseUnknown(given, "application.properties");
        Settings.refuseUnknown(overrides, "--set");
        // Camel's own would stop the routes under the run that is on its way to a safe point.
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure().withName("mailroutes").withShutdownTimeout(60).withAutoConfigurationLogSummary(false);
        main.setDefaultPropertyPlaceholderLocation("false");
        Settings.defaults().forEach((key, value) -> main.addInitialProperty((String) key, (String) value));
        given.forEach((key, value) -> main.addInitialProperty((String) key, (String) value));
        overrides.forEach((key, value) -> main.addOverrideProperty((String) key, (String) value));
        main.addMainListener(new Bind(routes));
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
    private static final class Bind extends MainListenerSupport {
        private final Path routes;

        private Bind(Path routes) {
            this.routes = routes;
        }

        @Override
        public void afterConfigure(BaseMainSupport main) {
            try {
                // First of all, because the beans bring the ledger up to date, and then there is no way back.
                new RouteFiles(main.getCamelContext(), routes).requireCurrent();
                new MailroutesBeans(main.getCamelContext()).bind();
                new MailroutesRoutes(main.getCamelContext(), routes).add();
                new OwnRoutes(main.getCamelContext()).beginWithTheSchedule();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
