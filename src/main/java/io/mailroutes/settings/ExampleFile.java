package io.mailroutes.settings;

import org.apache.commons.text.WordUtils;

/** Writes {@code application.properties.example}: every setting, explained and with its default. */
final class ExampleFile {

    private static final int COLUMNS = 120;
    private static final String HEAD = "Copy this file to application.properties and set what you need. Every setting "
            + "stands here with its default. A mistyped one stops the start; a key that begins with none of the first words "
            + "here is your own, for your own routes. Secrets may also come from the environment, as named beside each.";

    private ExampleFile() {
    }

    /** @return the whole file */
    static String text() {
        StringBuilder text = new StringBuilder(comment(HEAD));
        for (Section section : Section.values()) {
            text.append("\n# ---- ").append(section.title()).append(" ----\n");
            if (!section.introduction().isEmpty()) {
                text.append('\n').append(comment(section.introduction()));
            }
            AllSettings.of(section).forEach(setting -> text.append('\n').append(entry(setting)));
        }
        return text.toString();
    }

    private static String entry(Setting setting) {
        String environment = setting.environment().isEmpty() ? "" : " Environment: " + setting.environment() + ".";
        String example = wantsExample(setting) ? "# Example: " + setting.example() + "\n" : "";
        return comment(setting.explanation() + environment) + example
                + "#" + setting.key() + "=" + setting.writtenDefault() + "\n";
    }

    // A default shows the form of a value itself.
    private static boolean wantsExample(Setting setting) {
        boolean hasDefault = !setting.defaultValue().isEmpty() && setting.environment().isEmpty();
        return !hasDefault && !setting.isSecret() && !setting.description().contains(setting.example());
    }

    private static String comment(String text) {
        return "# " + WordUtils.wrap(text, COLUMNS - 2, "\n# ", false) + "\n";
    }
}
