package io.mailroutes.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.support.component.PropertyConfigurerSupport;
import org.apache.camel.util.TimeUtils;

/**
 * The values of the settings in a Camel context, each checked when it is read.
 *
 * <pre>{@code
 * Settings settings = new Settings(context);
 * settings.addDefaults();      // once for each context
 * settings.checkAll();
 * Duration most = settings.duration("state.stop-timeout");
 * }</pre>
 */
public final class Settings {

    /** What "camel export" gives for a key, or a variable of the environment, that leads nowhere. */
    private static final String FOR_NOTHING = PropertyConfigurerSupport.MAGIC_VALUE;

    private final CamelContext context;

    /** @param context whose properties component knows what was set, and the defaults once they were added */
    public Settings(CamelContext context) {
        this.context = context;
    }

    /** @return every key there is, with its default */
    public static Properties defaults() {
        Properties defaults = new Properties();
        AllSettings.list().forEach(setting -> defaults.setProperty(setting.key(), setting.defaultValue()));
        return defaults;
    }

    /**
     * Makes the defaults known to routes, and to who reads a setting of the context. Nothing that the host set is hidden,
     * wherever it set it: only keys that lead nowhere get one.
     */
    public void addDefaults() {
        PropertiesComponent properties = context.getPropertiesComponent();
        Properties missing = defaults();
        missing.keySet().removeIf(key -> isSet((String) key));
        properties.addPropertiesSource(new DefaultsSource(missing));
    }

    // A value that cannot be resolved is set, too: a default would hide it.
    private boolean isSet(String key) {
        Optional<String> resolved = AllSettings.named(key).isSecret() ? Optional.empty()
                : context.getPropertiesComponent().resolveProperty(key);
        return resolved.or(() -> new SecretReader(context).given(key))
                .filter(value -> !FOR_NOTHING.equals(value)).isPresent();
    }

    /**
     * Checks every setting at once.
     *
     * @throws SettingsException that names each one that is wrong
     */
    public void checkAll() {
        List<String> problems = new ArrayList<>();
        for (Setting setting : AllSettings.list()) {
            try {
                text(setting.key());
            } catch (SettingsException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(String.join(System.lineSeparator(), problems));
        }
    }

    /** @return the value with placeholders resolved and blanks cut off; may be empty where the type allows it */
    public String text(String key) {
        Setting setting = AllSettings.named(key);
        String value = resolved(setting);
        if (!setting.type().accepts(value)) {
            throw new SettingsException(setting.wrong(value, setting.type().takes(), place(setting, value)));
        }
        return value;
    }

    /** @return the secrets that are set */
    public List<String> secrets() {
        return AllSettings.list().stream().filter(Setting::isSecret).map(Setting::key).map(this::text)
                .filter(secret -> !secret.isEmpty()).toList();
    }

    /** @return the parts of a comma-separated value; none when it is not set */
    public List<String> list(String key) {
        return Stream.of(text(key).split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    public boolean flag(String key) {
        return Boolean.parseBoolean(text(key));
    }

    /** @return a whole number within the bounds of the setting */
    public int number(String key) {
        return Integer.parseInt(text(key));
    }

    /** @return a whole number between the two, both included, which are narrower than the bounds of the setting */
    public int number(String key, int least, int most) {
        SettingType bounds = new SettingType.Number(least, most);
        String value = text(key);
        if (!bounds.accepts(value)) {
            Setting setting = AllSettings.named(key);
            throw new SettingsException(setting.wrong(value, bounds.takes(), place(setting, value)));
        }
        return Integer.parseInt(value);
    }

    /** @return a duration as Camel writes them: {@code 30s}, {@code 5m}, {@code 1h} */
    public Duration duration(String key) {
        return Duration.ofMillis(TimeUtils.toMilliSeconds(text(key)));
    }

    /** @return the constant of that name, in any case */
    public <T extends Enum<T>> T choice(String key, Class<T> type) {
        return Enum.valueOf(type, text(key).toUpperCase(Locale.ROOT));
    }

    // Not {{key:default}}: Camel would search the whole class path for a function called as the key, each time.
    private String resolved(Setting setting) {
        try {
            String value = (setting.isSecret() ? new SecretReader(context).read(setting)
                    : context.resolvePropertyPlaceholders("{{" + setting.key() + "}}")).strip();
            return FOR_NOTHING.equals(value) ? "" : value;
        } catch (IllegalArgumentException e) {
            throw new SettingsException(setting.key() + " cannot be read: " + e.getMessage() + ". To do: correct it in "
                    + place(setting, "") + ".");
        }
    }

    // A variable of the environment that is called as the key counts for Camel before all else.
    private static String place(Setting setting, String value) {
        String upper = setting.key().toUpperCase(Locale.ROOT);
        return Stream.of(upper, upper.replace('-', '_'), upper.replace('-', '_').replace('.', '_'), setting.environment())
                .filter(variable -> System.getenv(variable) != null && System.getenv(variable).strip().equals(value))
                .findFirst().map(variable -> "the environment, in " + variable)
                .orElse("application.properties" + (setting.environment().isEmpty() ? ""
                        : ", or " + setting.environment() + " in the environment"));
    }
}
