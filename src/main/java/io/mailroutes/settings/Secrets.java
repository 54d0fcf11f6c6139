package io.mailroutes.settings;

import java.util.Properties;

import org.apache.camel.spi.PropertiesSource;

/**
 * The secrets among the settings, kept out of the properties of Camel's main, which logs all that it was given. A
 * placeholder in a route still finds them.
 */
public final class Secrets implements PropertiesSource {

    private final Properties secrets = new Properties();

    /** Takes the secrets out of what was set; later ones count. */
    public void takeFrom(Properties given) {
        AllSettings.list().stream().filter(Setting::isSecret).map(Setting::key).filter(given::containsKey)
                .forEach(key -> secrets.put(key, given.remove(key)));
    }

    @Override
    public String getName() {
        return "mailroutes-secrets";
    }

    @Override
    public String getProperty(String key) {
        return secrets.getProperty(key);
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return getName();
    }
}
