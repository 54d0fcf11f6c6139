package io.mailroutes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.mailroutes.mapping.ClosestName;
import org.apache.camel.CamelContext;
import org.apache.camel.util.TimeUtils;

/**
 * The settings of {@code application.properties}, over the defaults that the jar carries. Each error names the key,
 * what is wrong with its value and what it takes.
 */
public final class Settings {

    private static final Pattern DURATION = Pattern.compile("(\\d+(ms|s|m|h|d)?)+");
    private static final String DEFAULTS = "/io/mailroutes/defaults.properties";

    private final CamelContext context;

    public Settings(CamelContext context) {
        this.context = context;
    }

    /** @return every key there is, with its default */
    public static Properties defaults() {
        Properties defaults = new Properties();
        try (InputStream file = Settings.class.getResourceAsStream(DEFAULTS)) {
            defaults.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return defaults;
    }

    /**
     * Refuses keys that mean nothing, so that a mistyped one is not silently the default.
     *
     * @param given what the user set; keys of other software ({@code camel.…}) are left alone
     * @param where they were set, for the error
     */
    public static void refuseUnknown(Properties given, String where) {
        Set<String> known = new TreeSet<>(defaults().stringPropertyNames());
        Set<String> ours = new TreeSet<>();
        known.forEach(key -> ours.add(key.substring(0, key.indexOf('.') + 1)));
        for (String key : given.stringPropertyNames()) {
            boolean looksOurs = ours.stream().anyMatch(key::startsWith);
            if (looksOurs && !known.contains(key)) {
                throw new SettingsException(where + " sets " + key
                        + ", which is no setting; did you mean " + ClosestName.to(key, known) + "?");
            }
        }
    }

    /** @return the value with placeholders resolved and blanks cut off; empty when it is not set */
    public String text(String key) {
        return context.resolvePropertyPlaceholders("{{" + key + ":}}").strip();
    }

    /** @return the parts of a comma-separated value; none when it is not set */
    public List<String> list(String key) {
        List<String> parts = new ArrayList<>();
        for (String part : text(key).split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    public boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, "true or false");
        };
    }

    /** @return a whole number between the two, both included */
    public int number(String key, int least, int most) {
        try {
            int number = Integer.parseInt(text(key));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, "a whole number from " + least + " to " + most);
        }
        throw wrong(key, "a whole number from " + least + " to " + most);
    }

    /** @return a duration as Camel writes them: {@code 30s}, {@code 5m}, {@code 1h} */
    public Duration duration(String key) {
        try {
            if (DURATION.matcher(text(key)).matches()) {
                return Duration.ofMillis(TimeUtils.toMilliSeconds(text(key)));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw wrong(key, "a duration such as 30s, 5m or 1h");
        }
        throw wrong(key, "a duration such as 30s, 5m or 1h");
    }

    /** @return the constant of that name, in any case */
    public <T extends Enum<T>> T choice(String key, Class<T> type) {
        for (T constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text(key))) {
                return constant;
            }
        }
        List<String> names = new ArrayList<>();
        for (T constant : type.getEnumConstants()) {
            names.add(constant.name().toLowerCase(Locale.ROOT));
        }
        throw wrong(key, String.join(" or ", names));
    }

    private SettingsException wrong(String key, String takes) {
        return new SettingsException(key + " is \"" + text(key) + "\" but takes " + takes
                + ". To do: correct it in application.properties.");
    }
}
