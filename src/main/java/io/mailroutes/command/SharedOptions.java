package io.mailroutes.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import picocli.CommandLine.Option;

/** What every command takes. */
final class SharedOptions {

    @Option(names = "--routes", paramLabel = "FOLDER", defaultValue = "routes",
            description = "Folder with the *.camel.yaml files (default: ${DEFAULT-VALUE}).")
    private Path routes;

    @Option(names = "--properties", paramLabel = "FILE", defaultValue = "application.properties",
            description = "File with the settings (default: ${DEFAULT-VALUE}).")
    private Path properties;

    @Option(names = {"-D", "--set"}, paramLabel = "KEY=VALUE",
            description = "A setting for this time only, as in --set mail.limit=100.")
    private Map<String, String> set = new LinkedHashMap<>();

    Path routes() {
        return routes;
    }

    Path properties() {
        return properties;
    }

    Properties overrides() {
        Properties overrides = new Properties();
        overrides.putAll(set);
        return overrides;
    }
}
