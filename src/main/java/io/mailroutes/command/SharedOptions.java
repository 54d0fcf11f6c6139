package io.mailroutes.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import io.mailroutes.settings.Settings;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import picocli.CommandLine.Option;

/** What every command takes. */
final class SharedOptions {

    @Option(names = "--routes", paramLabel = "FOLDER",
            description = "Folder with your *.camel.yaml files (default: routes where there is one, else those of the jar).")
    private Path routes;

    @Option(names = "--properties", paramLabel = "FILE", defaultValue = "application.properties",
            description = "File with the settings (default: ${DEFAULT-VALUE}).")
    private Path properties;

    @Option(names = {"-D", "--set"}, paramLabel = "KEY=VALUE",
            description = "A setting for this time only, as in --set mail.limit=100.")
    private Map<String, String> set = new LinkedHashMap<>();

    Path properties() {
        return properties;
    }

    /** @return the settings alone, without a route or a bean */
    Settings settings() {
        Properties all = PropertiesFile.read(properties);
        all.putAll(overrides());
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setInitialProperties(all);
        Settings settings = new Settings(context);
        settings.addDefaults();
        return settings;
    }

    /** @return settings that count before those of the file */
    Properties overrides() {
        Properties overrides = new Properties();
        overrides.putAll(set);
        if (routes != null) {
            overrides.setProperty("mailroutes.routes", routes.toString());
        }
        return overrides;
    }

    /** The same for a process that does not take mailboxes of other runs. */
    Properties overridesWithoutWork() {
        Properties overrides = overrides();
        overrides.setProperty("mailbox.worker", "false");
        return overrides;
    }
}
