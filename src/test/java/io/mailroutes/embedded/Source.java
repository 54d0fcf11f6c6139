package io.mailroutes.embedded;

import java.util.Map;

import org.apache.camel.spi.PropertiesSource;

/** Properties that a host has somewhere else. */
record Source(Map<String, String> properties) implements PropertiesSource {

    @Override
    public String getName() {
        return "host";
    }

    @Override
    public String getProperty(String key) {
        return properties.get(key);
    }
}
