package io.mailroutes.karaf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Properties;

import io.mailroutes.settings.GivenSettings;
import io.mailroutes.settings.Settings;
import org.osgi.framework.BundleContext;

/**
 * The file of the settings, {@code etc/io.mailroutes.cfg}. The bundle writes it and not the feature, because Karaf
 * deletes a feature's files when the feature is uninstalled, with whatever people wrote into them.
 */
final class ConfigurationFile {

    static final String PID = "io.mailroutes";

    /** The only setting that is none elsewhere: the command line has an option for it. */
    private static final String ROUTES = "routes.folder";
    private static final String EXAMPLE = "/io/mailroutes/application.properties.example";
    private static final String HEAD = """
            # The settings of Mailroutes. What is saved here is used at once, without a restart.

            # A path is relative to Karaf's own folder. These are not under data/, which "karaf clean" deletes: without
            # what was sent before, messages are sent again.
            state.folder=mailroutes/state
            dead-letter.folder=mailroutes/dead-letter

            # Your own *.camel.yaml files (default: etc/mailroutes/routes where there is one, else those of the bundle).
            #routes.folder=etc/mailroutes/routes

            # Whether it runs by itself, at the times of schedule.cron below. The commands mailroutes:check and
            # mailroutes:sync are there in any case.
            #schedule.enabled=true
            """;

    private final Path etc;

    private ConfigurationFile(Path etc) {
        this.etc = etc;
    }

    /** @return the file in the folder that Karaf calls {@code karaf.etc} */
    static ConfigurationFile of(BundleContext bundle) {
        String etc = bundle.getProperty("karaf.etc");
        return new ConfigurationFile(Path.of(etc == null ? "etc" : etc));
    }

    /** Gives a new user every setting with its explanation, in a file for its owner alone, as it will hold secrets. */
    void writeWhereMissing() throws IOException {
        Path file = etc.resolve(PID + ".cfg");
        if (!Files.exists(file)) {
            Files.writeString(file, HEAD + explained());
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    /** @return what is set, over the defaults; @throws io.mailroutes.settings.SettingsException for keys and values that are wrong */
    Properties settings(Dictionary<String, ?> configured) {
        Properties given = new Properties();
        Collections.list(configured.keys()).forEach(key -> given.setProperty(key, configured.get(key).toString()));
        new GivenSettings(given, "etc/" + PID + ".cfg").check();
        Properties all = Settings.defaults();
        all.putAll(given);
        return all;
    }

    /** @return the user's folder of routes; null where there is none */
    Path routes(Properties settings) {
        Path usual = etc.resolve("mailroutes").resolve("routes");
        String named = settings.getProperty(ROUTES);
        return named != null ? Path.of(named) : Files.isDirectory(usual) ? usual : null;
    }

    /** @return a reason that was written for a file of another name */
    static String named(String reason) {
        return reason.replace("application.properties", "etc/" + PID + ".cfg");
    }

    // Without its first sentences, which are about copying it.
    private static String explained() throws IOException {
        try (InputStream example = ConfigurationFile.class.getResourceAsStream(EXAMPLE)) {
            String text = new String(example.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("\n\n") + 1);
        }
    }
}
