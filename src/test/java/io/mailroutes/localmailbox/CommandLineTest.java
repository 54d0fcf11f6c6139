package io.mailroutes.localmailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"email list --limit 5", "email list --limit=5", "email list -l 5", "email list -l5",
        "email list -l=5", "email list --limit 4 --limit 5", "contacts list -n 5", "email list -al5"})
    void takesAValueInEveryForm(String line) {
        assertThat(read(line).number("limit", 0)).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"email list --json, true", "email list --json=true, true", "email list --json=0, false",
        "email list --format json, true", "email list --format=yaml, false", "email list, false",
        "email list --json --quiet, false", "email list --json -q, false"})
    void knowsWhetherJsonIsAskedFor(String line, boolean isJson) {
        assertThat(read(line).isJson()).isEqualTo(isJson);
    }

    @Test
    void takesLettersTogether() {
        CommandLine line = read("email list -us -f a@acme.com");

        assertThat(line.isOn("unread")).isTrue();
        assertThat(line.isOn("starred")).isTrue();
        assertThat(line.value("from")).contains("a@acme.com");
    }

    @Test
    void knowsASwitchThatIsOffFromOneThatIsNotThere() {
        assertThat(read("email list --unread=false").isSet("unread")).contains(false);
        assertThat(read("email list").isSet("unread")).isEmpty();
    }

    @Test
    void takesAnEmptyValueForNone() {
        assertThat(new CommandLine("email", "list", "--folder", "").value("folder")).isEmpty();
    }

    @Test
    void tellsArgumentsFromFlags() {
        CommandLine line = read("--json email search * grant --limit 5 -- --more");

        assertThat(line.command()).isEqualTo("email search");
        assertThat(line.arguments()).containsExactly("*", "grant", "--more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "contacts list --all|unknown flag: --all",
        "contacts list -l 5|unknown shorthand flag: 'l' in -l",
        "email list -uz|unknown shorthand flag: 'z' in -z",
        "email list --limit|flag needs an argument: --limit",
        "email list -l|flag needs an argument: 'l' in -l",
        "email list --limit x|invalid argument \"x\" for \"-l, --limit\" flag: "
                + "strconv.ParseInt: parsing \"x\": invalid syntax",
        "email list --max 99999999999999999999|invalid argument \"99999999999999999999\" for \"--max\" flag: "
                + "strconv.ParseInt: parsing \"99999999999999999999\": value out of range",
        "email list -u=perhaps|invalid argument \"perhaps\" for \"-u, --unread\" flag: "
                + "strconv.ParseBool: parsing \"perhaps\": invalid syntax"})
    void refusesInTheWordsOfTheCli(String line, String message) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(CliException.class).hasMessage(message);
    }

    private static CommandLine read(String line) {
        return new CommandLine(line.split(" "));
    }
}
