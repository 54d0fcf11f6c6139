package io.mailroutes.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The example file and the README say of the settings what the code says. */
class SettingsInFilesTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)(<!-- settings -->\n).*(<!-- /settings -->\n)");

    @Test
    void theExampleIsTheOneThatIsMadeOfTheSettings() throws IOException {
        holds(Path.of("application.properties.example"), ExampleFile.text());
    }

    @Test
    void theTableOfTheReadmeIsTheOneThatIsMadeOfTheSettings() throws IOException {
        Path readme = Path.of("README.md");
        Matcher block = BLOCK.matcher(Files.readString(readme));
        assertThat(block.find()).as("README.md has the lines <!-- settings --> and <!-- /settings -->").isTrue();
        holds(readme, block.replaceFirst("$1" + Matcher.quoteReplacement(SettingsTable.text()) + "$2"));
    }

    @Test
    void theExampleHasEveryKeyWithItsDefaultAndNoOther() throws IOException {
        Properties commented = new Properties();
        commented.load(new StringReader(Pattern.compile("^#(?=[a-z-]+\\.)", Pattern.MULTILINE)
                .matcher(ExampleFile.text()).replaceAll("")));
        assertThat(commented).isEqualTo(Settings.defaults());
    }

    @Test
    void noLineOfTheExampleIsTooLong() {
        assertThat(ExampleFile.text().lines().filter(line -> line.startsWith("# ")))
                .allMatch(line -> line.length() <= 120);
    }

    @Test
    void theExampleIsInTheJar() throws IOException {
        String name = "/io/mailroutes/application.properties.example";
        try (var example = SettingsInFilesTest.class.getResourceAsStream(name)) {
            assertThat(example).isNotNull().hasContent(Files.readString(Path.of("application.properties.example")));
        }
    }

    private static void holds(Path file, String made) throws IOException {
        Path copy = Files.createDirectories(Path.of("target", "settings")).resolve(file);
        Files.writeString(copy, made);
        // Not the text itself: nobody reads a difference of two hundred lines.
        assertThat(Files.readString(file).equals(made)).as("%s is what io.mailroutes.settings says.%nTo do: cp %s %s%n",
                file, copy, file).isTrue();
    }
}
