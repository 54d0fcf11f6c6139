package io.mailroutes.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.mailroutes.mapping.ClosestName;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What somebody set in one place, so that what is wrong is told with that place.
 *
 * <pre>{@code
 * new GivenSettings(overrides, "--set").check();
 * }</pre>
 *
 * @param values keys of other software ({@code camel.…}), and a user's own, are left alone
 * @param place  where they stand, for people
 */
public record GivenSettings(Properties values, String place) {

    private static final Logger LOG = LoggerFactory.getLogger(GivenSettings.class);

    /** What a placeholder begins with: its value is not known yet. */
    private static final String NOT_KNOWN = "{{";

    /**
     * Refuses values that are wrong as they stand there, and keys that mean nothing, so that a mistyped one is not silently
     * the default. What a placeholder stands for is checked when it is known.
     *
     * @throws SettingsException that names each, one a line
     */
    public void check() {
        List<String> problems = new ArrayList<>();
        for (String key : mistyped()) {
            problems.add(place + " sets " + key + ", which is no setting" + ClosestName.question(key, keys())
                    + "To do: correct the key, or take it out.");
        }
        for (Setting setting : AllSettings.list()) {
            String value = values.getProperty(setting.key(), NOT_KNOWN).strip();
            if (!value.contains(NOT_KNOWN) && !setting.type().accepts(value)) {
                problems.add(setting.wrong(value, setting.type().takes(), place));
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(String.join(System.lineSeparator(), problems));
        }
    }

    /**
     * Warns of keys in a host's properties that are nearly one of ours. Others that begin like ours are the host's business.
     */
    public static void warnOfMistyped(CamelContext context) {
        GivenSettings all = new GivenSettings(context.getPropertiesComponent().loadProperties(), "");
        for (String key : all.mistyped()) {
            ClosestName.to(key, keys()).ifPresent(near -> LOG.warn("{} is no setting of Mailroutes; did you mean {}? To do: "
                    + "correct the key, unless it is meant for something else", key, near));
        }
    }

    private List<String> mistyped() {
        Set<String> beginnings = keys().stream().map(key -> key.substring(0, key.indexOf('.') + 1)).collect(Collectors.toSet());
        return new TreeSet<>(values.stringPropertyNames()).stream().filter(key -> !keys().contains(key))
                .filter(key -> beginnings.stream().anyMatch(key::startsWith)).toList();
    }

    private static Set<String> keys() {
        return AllSettings.list().stream().map(Setting::key).collect(Collectors.toCollection(TreeSet::new));
    }
}
