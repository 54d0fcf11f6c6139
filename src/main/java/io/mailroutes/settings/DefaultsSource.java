package io.mailroutes.settings;

import java.util.Properties;

import org.apache.camel.Ordered;
import org.apache.camel.spi.PropertiesSource;

/** Where Camel finds the default of a setting when nobody else has a value. */
record DefaultsSource(Properties defaults) implements PropertiesSource, Ordered {

    @Override
    public String getName() {
        return "mailroutes";
    }

    @Override
    public String getProperty(String key) {
        return defaults.getProperty(key);
    }

    @Override
    public int getOrder() {
        return LOWEST;
    }
}
