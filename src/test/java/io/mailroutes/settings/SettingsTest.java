package io.mailroutes.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Reading settings: a wrong one is named with its value, what it takes and what to do. */
class SettingsTest {

    private enum Style {
        GRAPH, PLAIN
    }

    private static Settings settings(String key, String value) {
        return settings(Map.of(key, value));
    }

    static Settings settings(Map<String, String> given) {
        CamelContext context = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.putAll(given);
        context.getPropertiesComponent().setInitialProperties(properties);
        Settings settings = new Settings(context);
        settings.addDefaults();
        return settings;
    }

    @Test
    void aKeyThatMeansNothingStopsTheStartAndNamesTheNearest() {
        Properties given = new Properties();
        given.setProperty("salesforce.compsite", "plain");
        assertThatThrownBy(() -> new GivenSettings(given, "application.properties").check())
                .isInstanceOf(SettingsException.class).hasMessageContaining("salesforce.compsite")
                .hasMessageContaining("did you mean salesforce.composite?").hasMessageContaining("To do: ");
    }

    @ParameterizedTest
    @CsvSource({"a-secret, a-secret", "{{of-tests:x}}, x", "{{of-tests:x}}-{{other}}, x-of another"})
    void aSecretIsReadWithoutCamelWhichLogsWhatItResolves(String given, String read) {
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().addPropertiesFunction(new Function("of-tests"));
        context.getPropertiesComponent().addInitialProperty("salesforce.password", given);
        context.getPropertiesComponent().addInitialProperty("other", "of another");
        List<String> told = new ArrayList<>();
        context.getPropertiesComponent().addPropertiesLookupListener((key, value, fallback, source) -> told.add(key));
        new Settings(context).addDefaults();
        assertThat(new Settings(context).text("salesforce.password")).isEqualTo(read);
        assertThat(told).doesNotContain("salesforce.password");
    }

    /** Answers what it is asked. */
    private record Function(String name) implements PropertiesFunction {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public String apply(String remainder) {
            return remainder;
        }
    }

    @Test
    void whatIsSetInCodeComesBeforeWhatIsSetFirst() {
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().addInitialProperty("salesforce.password", "first");
        context.getPropertiesComponent().addOverrideProperty("salesforce.password", "over");
        assertThat(new Settings(context).text("salesforce.password")).isEqualTo("over");
    }

    @Test
    void keysOfOtherSoftwareAreLeftAlone() {
        Properties given = new Properties();
        given.setProperty("camel.main.name", "mine");
        given.setProperty("my.own.key", "1");
        new GivenSettings(given, "application.properties").check();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            salesforce.reserve       | 101                   | a whole number from 0 to 100
            salesforce.reserve       | many                  | a whole number from 0 to 100
            mail.limit               | 0                     | a whole number from 1 on
            mail.limit               | 99999999999           | a whole number from 1 on
            contacts.create-from-mail| yes                   | true or false
            salesforce.timeout       | soon                  | a duration such as 30s, 5m or 1h
            salesforce.timeout       | ''                    | a duration such as 30s, 5m or 1h
            salesforce.composite     | graphs                | graph or plain
            salesforce.login-url     | login.salesforce.com  | a URL that begins with https:// (or http://) and ends with the host
            salesforce.login-url     | https://              | a URL that begins with https:// (or http://) and ends with the host
            salesforce.instance-url  | my org                | a URL that begins with https:// (or http://) and ends with the host, or nothing
            salesforce.time-zone     | Europe/Berln          | a time zone such as Europe/Berlin, or nothing
            schedule.cron            | 0 0/30 * * *          | a Quartz cron such as 0 0/30 * * * ?
            salesforce.api-version   | v65.0                 | a version from 50.0 on, such as 65.0
            salesforce.api-version   | 49.0                  | a version from 50.0 on, such as 65.0
            dead-letter.uri          | dead-letter           | the URI of a Camel endpoint such as direct:name
            ledger.url               | host/database         | a JDBC URL such as jdbc:postgresql://host/database
            state.folder             | ''                    | a text that is not empty
            """)
    void aWrongValueIsRefusedWithWhatTheSettingTakes(String key, String value, String takes) {
        assertThatThrownBy(() -> settings(key, value).text(key)).isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(key + " is \"" + value + "\" but takes " + takes)
                .hasMessageContaining(". To do: correct it in application.properties");
        assertThatThrownBy(() -> settings(key, value).checkAll()).hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.my.salesforce.com/lightning/page/home, https://acme.my.salesforce.com",
        "acme.my.salesforce.com, https://acme.my.salesforce.com",
        "acme.my.salesforce.com/, https://acme.my.salesforce.com",
        "https://acme.my.salesforce.com/services/data/v65.0, https://acme.my.salesforce.com",
        "https://acme.my.salesforce.com/?ec=302, https://acme.my.salesforce.com",
        "https://acme.my.salesforce.com#top, https://acme.my.salesforce.com",
        "https://acme.lightning.force.com, https://acme.my.salesforce.com",
        "https://Acme--uat.sandbox.lightning.force.com/lightning/setup/x, https://acme--uat.sandbox.my.salesforce.com",
        "https://acme.my.salesforce-setup.com/lightning/setup/x, https://acme.my.salesforce.com",
        "http://localhost:8080/x, http://localhost:8080"})
    void aUrlThatIsNotTheHostsIsToldWithTheRightOne(String wrong, String right) {
        for (String key : List.of("salesforce.instance-url", "salesforce.login-url")) {
            assertThatThrownBy(() -> settings(key, wrong).text(key)).hasMessageContaining("To do: correct it in ")
                    .hasMessageEndingWith(": " + key + "=" + right + ".");
            assertThat(settings(key, right).text(key)).isEqualTo(right);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"my org", "https://", "ftp://acme.com", "localhost", "://", "https:///x"})
    void aUrlThatCannotBeToldHasNoRightOne(String wrong) {
        assertThatThrownBy(() -> settings("salesforce.instance-url", wrong).text("salesforce.instance-url"))
                .hasMessageNotContaining("salesforce.instance-url=");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Settings settings = settings(Map.of("mail.limit", "x", "schedule.cron", "x", "nylas.timeout", "5m"));
        assertThatThrownBy(settings::checkAll).isInstanceOf(SettingsException.class)
                .message().hasLineCount(2).contains("mail.limit is \"x\"", "schedule.cron is \"x\"");
    }

    @Test
    void whatTheEnvironmentMayGiveIsToldToo() {
        assertThatThrownBy(() -> settings("salesforce.instance-url", "x").text("salesforce.instance-url"))
                .hasMessageEndingWith("correct it in application.properties, or SF_INSTANCE in the environment.");
    }

    @Test
    void aPlaceholderThatLeadsNowhereIsNamed() {
        assertThatThrownBy(() -> settings("nylas.command", "{{no.such.key}}").text("nylas.command"))
                .isInstanceOf(SettingsException.class).hasMessageContaining("nylas.command cannot be read")
                .hasMessageContaining("no.such.key").hasMessageContaining("To do: ");
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        Settings settings = settings(Map.of("dead-letter.folder", "refused"));
        settings.checkAll();
        assertThat(settings.text("nylas.command")).isEqualTo("nylas");
        assertThat(settings.text("dead-letter.uri")).isEqualTo("file:refused"
                + "?fileName=$simple{exchangeProperty.run}.jsonl&fileExist=Append&appendChars=\\n&chmod=600");
    }

    @Test
    void aNumberMayBeHeldToNarrowerBounds() {
        assertThat(settings("salesforce.retries", "5").number("salesforce.retries", 0, 5)).isEqualTo(5);
        assertThatThrownBy(() -> settings("salesforce.retries", "6").number("salesforce.retries", 0, 5))
                .hasMessageContaining("from 0 to 5");
    }

    @Test
    void blanksAroundAValueMeanNothing() {
        assertThat(settings("contacts.create-from-mail", " false ").flag("contacts.create-from-mail")).isFalse();
        assertThat(settings("salesforce.composite", "Plain").choice("salesforce.composite", Style.class))
                .isEqualTo(Style.PLAIN);
    }

    @Test
    void listsAreSeparatedByCommas() {
        assertThat(settings("nylas.grants", " x.com, y.com ,,").list("nylas.grants")).containsExactly("x.com", "y.com");
        assertThat(settings("nylas.grants", "").list("nylas.grants")).isEmpty();
    }

    @Test
    void aKeyThatIsNotDeclaredCannotBeRead() {
        assertThatThrownBy(() -> settings("a.b", "1").text("a.b")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.b is no setting");
    }
}
