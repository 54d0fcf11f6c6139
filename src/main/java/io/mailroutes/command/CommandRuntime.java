package io.mailroutes.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Function;

import io.mailroutes.Mailroutes;
import io.mailroutes.OwnRoutes;
import io.mailroutes.run.Folders;
import io.mailroutes.settings.GivenSettings;
import io.mailroutes.settings.Secrets;
import io.mailroutes.run.StopSignal;
import io.mailroutes.salesforce.SalesforceLogin;
import io.mailroutes.settings.Settings;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel-main with the routes and the settings of the folder that the program was started in. */
final class CommandRuntime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRuntime.class);

    private static final Path ROUTES = Path.of("routes");

    private final Main main = new Main();

    private CommandRuntime() {
    }

    /**
     * Starts Camel with all routes; nothing runs until something is sent to one of them.
     *
     * @param properties {@code application.properties}; may be missing where the environment has all that is needed
     * @param overrides  settings of the command line
     */
    static CommandRuntime start(Path properties, Properties overrides) throws Exception {
        CommandRuntime runtime = new CommandRuntime();
        runtime.configure(properties, overrides);
        runtime.stopWhenTold();
        runtime.main.start();
        return runtime;
    }

    /**
     * Starts Camel and stays up until the process is told to stop. What the first run would need is looked for now, while
     * somebody is there to read it.
     *
     * @param waitsFor says for people, by the settings, what it waits for; throws when they leave nothing to wait for
     */
    static int serve(Path properties, Properties overrides, Function<Settings, String> waitsFor) throws Exception {
        try (CommandRuntime runtime = start(properties, overrides)) {
            runtime.bean("mailroutesFolders", Folders.class).check();
            runtime.bean("mailroutesLogin", SalesforceLogin.class).requireSettings();
            LOG.info("Waiting for {}", waitsFor.apply(new Settings(runtime.context())));
            runtime.main.run();
            return runtime.main.getExitCode();
        }
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    StopSignal stopSignal() {
        return bean("mailroutesStop", StopSignal.class);
    }

    private <T> T bean(String name, Class<T> type) {
        return context().getRegistry().lookupByNameAndType(name, type);
    }

    // SIGTERM. Runs end at their next safe point, while the context waits for them.
    private void stopWhenTold() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "mailroutes-stop"));
    }

    private void stop() {
        if (context() != null && context().isStarted()) {
            main.stop();
        }
    }

    private void configure(Path properties, Properties overrides) {
        Properties given = PropertiesFile.read(properties);
        new GivenSettings(overrides, "--set").check();
        new GivenSettings(without(given, overrides), properties.toString()).check();
        // Camel's own would stop the routes under the run that is on its way to a safe point.
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure().withName("mailroutes").withShutdownTimeout(60).withAutoConfigurationLogSummary(false);
        main.setDefaultPropertyPlaceholderLocation("false");
        if (Files.isDirectory(ROUTES)) {
            main.addInitialProperty("mailroutes.routes", ROUTES.toString());
        }
        Secrets secrets = new Secrets();
        secrets.takeFrom(given);
        secrets.takeFrom(overrides);
        main.bind("mailroutesSecrets", secrets);
        given.forEach((key, value) -> main.addInitialProperty((String) key, (String) value));
        overrides.forEach((key, value) -> main.addOverrideProperty((String) key, (String) value));
        main.addOverrideProperty("mailroutes.enabled", "true");
        main.addMainListener(new BeginWithTheSchedule());
    }

    private static Properties without(Properties given, Properties overrides) {
        Properties left = new Properties();
        given.forEach((key, value) -> {
            if (!overrides.containsKey(key)) {
                left.put(key, value);
            }
        });
        return left;
    }

    @Override
    public void close() {
        main.stop();
        main.shutdown();
    }

    /** Sees the routes when all are loaded, and before Camel looks at them. */
    private static final class BeginWithTheSchedule extends MainListenerSupport {

        @Override
        public void afterConfigure(BaseMainSupport main) {
            ProgramSecrets.hide(new Settings(main.getCamelContext()).secrets());
            // Where the class loader of the program is not the system's, Camel does not find the plug-in.
            Mailroutes.addTo(main.getCamelContext());
            main.getCamelContext().addLifecycleStrategy(new LifecycleStrategySupport() {
                @Override
                public void onContextInitializing(CamelContext context) {
                    new OwnRoutes(context).beginWithTheSchedule();
                }
            });
        }
    }
}
