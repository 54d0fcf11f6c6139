package io.mailroutes.settings;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One thing that a person may set.
 *
 * <pre>{@code
 * Setting.number("mail.overlap-days", 0, 100_000).in(READING).byDefault("2").example("7")
 *         .says("How many days before …")
 * }</pre>
 *
 * @param key          its name in {@code application.properties}
 * @param type         what it takes
 * @param section      where it is told
 * @param defaultValue its value when it is not set; a placeholder where the environment is asked
 * @param environment  the variable that it is taken from when it is not set; empty for none
 * @param example      a value that differs from the default
 * @param description  what it does, in sentences
 */
public record Setting(String key, SettingType type, Section section, String defaultValue, String environment,
        String example, String description) {

    /** A text that must not be empty. */
    static Setting text(String key) {
        return of(key, new SettingType.Text());
    }

    /** A text that may be empty. */
    static Setting textOrNothing(String key) {
        return of(key, new SettingType.OrNothing(new SettingType.Text()));
    }

    /** Texts separated by commas. */
    static Setting list(String key) {
        return of(key, new SettingType.ListOfTexts());
    }

    static Setting secret(String key) {
        return of(key, new SettingType.Secret());
    }

    static Setting flag(String key) {
        return of(key, new SettingType.Flag());
    }

    /** @param most included, as the least is; {@link Integer#MAX_VALUE} for no limit */
    static Setting number(String key, int least, int most) {
        return of(key, new SettingType.Number(least, most));
    }

    static Setting duration(String key) {
        return of(key, new SettingType.Duration());
    }

    static Setting choice(String key, String... values) {
        return of(key, new SettingType.Choice(List.of(values)));
    }

    static Setting url(String key) {
        return of(key, new SettingType.Url());
    }

    static Setting urlOrNothing(String key) {
        return of(key, new SettingType.OrNothing(new SettingType.Url()));
    }

    static Setting zoneOrNothing(String key) {
        return of(key, new SettingType.OrNothing(new SettingType.Zone()));
    }

    static Setting cron(String key) {
        return of(key, new SettingType.Cron());
    }

    static Setting endpoint(String key) {
        return of(key, new SettingType.Endpoint());
    }

    /** @param takes what the form means, to follow the word "takes" */
    static Setting form(String key, String form, String takes) {
        return of(key, new SettingType.Form(Pattern.compile(form), takes));
    }

    private static Setting of(String key, SettingType type) {
        return new Setting(key, type, null, "", "", "", "");
    }

    Setting in(Section where) {
        return new Setting(key, type, where, defaultValue, environment, example, description);
    }

    Setting byDefault(String value) {
        return new Setting(key, type, section, value, environment, example, description);
    }

    /** Not set, it is taken from a variable of the environment. */
    Setting fromEnvironment(String variable) {
        return new Setting(key, type, section, "{{env:" + variable + ":}}", variable, example, description);
    }

    Setting example(String value) {
        return new Setting(key, type, section, defaultValue, environment, value, description);
    }

    Setting says(String sentences) {
        return new Setting(key, type, section, defaultValue, environment, example, sentences);
    }

    /** @return whether its value must never be shown */
    public boolean isSecret() {
        return type instanceof SettingType.Secret;
    }

    /** @return the default as a properties file writes it */
    String writtenDefault() {
        return defaultValue.replace("\\", "\\\\");
    }

    /** @return the description, with what it takes where that is worth saying */
    String explanation() {
        return type.isWorthSaying() ? description + " Takes " + type.takes() + "." : description;
    }

    /**
     * @param takes what it takes, to follow the word "takes"
     * @param place where the value stands
     * @return what is wrong with a value, and what to do
     */
    String wrong(String value, String takes, String place) {
        return key + " is \"" + (isSecret() ? "…" : value) + "\" but takes " + takes + ". To do: correct it in " + place
                + (type.meant(value).isEmpty() ? "" : ": " + key + "=" + type.meant(value)) + ".";
    }
}
