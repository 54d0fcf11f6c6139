package io.mailroutes;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The settings: the example tells the truth, and a wrong one stops the start. */
class SettingsTest {

    private static Settings settings(String key, String value) {
        CamelContext context = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.setProperty(key, value);
        context.getPropertiesComponent().setInitialProperties(properties);
        return new Settings(context);
    }

    @Test
    void theExampleHasEveryKeyWithItsDefaultAndNoOther() throws IOException {
        String example = Files.readString(Path.of("application.properties.example"));
        Properties commented = new Properties();
        commented.load(new StringReader(Pattern.compile("^#(?=[a-z-]+\\.)", Pattern.MULTILINE).matcher(example)
                .replaceAll("")));
        assertThat(commented).isEqualTo(Settings.defaults());
    }

    @Test
    void aKeyThatMeansNothingStopsTheStartAndNamesTheNearest() {
        Properties given = new Properties();
        given.setProperty("salesforce.compsite", "plain");
        assertThatThrownBy(() -> Settings.refuseUnknown(given, "application.properties")).isInstanceOf(SettingsException.class)
                .hasMessageContaining("salesforce.compsite").hasMessageContaining("did you mean salesforce.composite?");
    }

    @Test
    void keysOfOtherSoftwareAreLeftAlone() {
        Properties given = new Properties();
        given.setProperty("camel.main.name", "mine");
        given.setProperty("my.own.key", "1");
        Settings.refuseUnknown(given, "application.properties");
    }

    @Test
    void aNumberOutOfRangeIsRefusedWithTheRange() {
        assertThatThrownBy(() -> settings("a.b", "300").number("a.b", 0, 200)).isInstanceOf(SettingsException.class)
                .hasMessageContaining("a.b is \"300\"").hasMessageContaining("from 0 to 200");
        assertThatThrownBy(() -> settings("a.b", "many").number("a.b", 0, 200)).hasMessageContaining("a whole number");
        assertThat(settings("a.b", "200").number("a.b", 0, 200)).isEqualTo(200);
    }

    @Test
    void aFlagIsTrueOrFalse() {
        assertThatThrownBy(() -> settings("a.b", "yes").flag("a.b")).hasMessageContaining("true or false");
        assertThat(settings("a.b", " true ").flag("a.b")).isTrue();
    }

    @Test
    void durationsAreWrittenAsCamelDoes() {
        assertThat(settings("a.b", "90s").duration("a.b")).hasSeconds(90);
        assertThatThrownBy(() -> settings("a.b", "soon").duration("a.b")).hasMessageContaining("30s, 5m or 1h");
    }

    @Test
    void listsAreSeparatedByCommas() {
        assertThat(settings("a.b", " x.com, y.com ,,").list("a.b")).containsExactly("x.com", "y.com");
        assertThat(settings("a.b", "").list("a.b")).isEmpty();
    }
}
