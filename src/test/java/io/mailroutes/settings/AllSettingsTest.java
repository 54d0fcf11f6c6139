package io.mailroutes.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each setting is declared as a whole, and every key can be set to something other than its default. */
class AllSettingsTest {

    private static final Settings EXAMPLES = SettingsTest.settings(AllSettings.list().stream()
            .collect(Collectors.toMap(Setting::key, Setting::example)));

    static List<Setting> all() {
        return AllSettings.list();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isDeclaredAsAWhole(Setting setting) {
        assertThat(setting.key()).matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
        assertThat(setting.section()).isNotNull();
        assertThat(setting.description()).as("description").endsWith(".").hasSizeGreaterThan(15);
        assertThat(setting.environment().isEmpty() || setting.defaultValue().contains(setting.environment()))
                .as("asks the environment").isTrue();
        assertThat(!setting.isSecret() || !setting.environment().isEmpty()).as("a secret has a variable").isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasADefaultThatItTakes(Setting setting) {
        SettingsTest.settings(Map.of()).text(setting.key());
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReadAsItWasSet(Setting setting) {
        assertThat(setting.example()).as("an example that differs from the default").isNotEmpty()
                .isNotEqualTo(setting.defaultValue());
        String key = setting.key();
        SettingType type = setting.type() instanceof SettingType.OrNothing optional ? optional.type() : setting.type();
        String read;
        if (type instanceof SettingType.ListOfTexts) {
            read = String.join(", ", EXAMPLES.list(key));
        } else if (type instanceof SettingType.Flag) {
            read = Boolean.toString(EXAMPLES.flag(key));
        } else if (type instanceof SettingType.Number) {
            read = Integer.toString(EXAMPLES.number(key));
        } else if (type instanceof SettingType.Duration) {
            read = EXAMPLES.duration(key).equals(Duration.parse("PT" + setting.example())) ? setting.example() : "";
        } else {
            read = EXAMPLES.text(key);
        }
        assertThat(read).isEqualTo(setting.example());
    }

    @Test
    void noKeyStandsTwice() {
        assertThat(Stream.of(ReadingSettings.ALL, SalesforceSettings.ALL, StateSettings.ALL).mapToInt(List::size).sum())
                .isEqualTo(AllSettings.list().size());
    }

    @Test
    void whatLooksLikeASecretIsOne() {
        assertThat(AllSettings.list()).filteredOn(setting -> setting.key().toLowerCase(Locale.ROOT)
                .matches(".*(password|token|secret)")).allMatch(Setting::isSecret);
    }
}
