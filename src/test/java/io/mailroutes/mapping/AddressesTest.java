package io.mailroutes.mapping;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Addresses as people and programs write them. */
class AddressesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "Kay@Acme.com|kay@acme.com",
        "<kay@acme.com>|kay@acme.com",
        "<kay@acme.com|kay@acme.com",
        "Kay Byron <kay@acme.com>|kay@acme.com",
        "kay@old.com <kay@acme.com>|kay@acme.com",
        "'kay@acme.com'|kay@acme.com",
        "\"kay@acme.com\"|kay@acme.com",
        "mailto:kay@acme.com|kay@acme.com",
        "kay@acme.com.|kay@acme.com",
        "kay@acme.com;|kay@acme.com",
        "kay@acme.com, lee@acme.com|kay@acme.com",
        "kay@acme.com (work)|kay@acme.com",
        "o'neil@acme.com|o'neil@acme.com",
        "kay+crm@acme.com|kay+crm@acme.com",
        "\"kay b\"@acme.com|\"kay b\"@acme.com",
        "kay@b@acme.com|kay@b@acme.com",
        "undisclosed-recipients:;|undisclosed-recipients:;",
        "no address <|no address <",
        "<>|<>",
        "~ ~|"})
    void are(String written, String address) {
        assertThat(Addresses.of(written)).isEqualTo(address);
    }
}
