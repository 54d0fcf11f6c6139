package io.mailroutes.mapping;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names as From headers have them. */
class PersonNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Sarah Chen; Sarah; Chen",
        "Sarah Anne Chen; Sarah Anne; Chen",
        "Chen, Sarah; Sarah; Chen",
        "Sarah; ''; Sarah",
        "\"Chen, Sarah\"; Sarah; Chen",
        "  Sarah   Chen ; Sarah; Chen",
        "sarah@acme.com; ''; ''",
        "''; ''; ''"})
    void isSplit(String header, String given, String surname) {
        assertThat(PersonName.of(header)).isEqualTo(new PersonName(given, surname));
    }
}
