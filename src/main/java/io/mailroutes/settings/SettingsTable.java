package io.mailroutes.settings;

/** Writes the README's table: every setting with its default and what it does. */
final class SettingsTable {

    private SettingsTable() {
    }

    /** @return Markdown, one table for each section */
    static String text() {
        StringBuilder text = new StringBuilder();
        for (Section section : Section.values()) {
            text.append("\n**").append(section.title()).append("**\n\n");
            if (!section.introduction().isEmpty()) {
                text.append(section.introduction()).append("\n\n");
            }
            text.append("| setting | default | what it does |\n| --- | --- | --- |\n");
            AllSettings.of(section).forEach(setting -> text.append("| `").append(setting.key()).append("` | ")
                    .append(cell(defaultOf(setting))).append(" | ").append(cell(setting.explanation())).append(" |\n"));
        }
        return text.append('\n').toString();
    }

    private static String defaultOf(Setting setting) {
        if (!setting.environment().isEmpty()) {
            return "from the environment: `" + setting.environment() + "`";
        }
        return setting.defaultValue().isEmpty() ? "" : "`" + setting.writtenDefault() + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
