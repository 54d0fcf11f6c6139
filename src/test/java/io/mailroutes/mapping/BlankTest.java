package io.mailroutes.mapping;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Blank is blank in every script, around text, names and addresses. */
class BlankTest {

    private static final int[] BLANKS = {' ', '\t', '\n', 0xA0, 0x1680, 0x2007, 0x202F, 0x205F, 0x3000, 0x200B, 0x200C,
        0x200D, 0x200E, 0x202E, 0x2060, 0xFEFF, 0xAD, 0x34F, 0x61C, 0x180E, 0x2800, 0x3164, 0xFFA0, 0xFE0F, 0xE0001, 0};

    /** Seeded mixtures of all blanks. */
    static Stream<String> blanks() {
        Random random = new Random(10);
        return IntStream.range(0, 40).mapToObj(i -> random.ints(1 + random.nextInt(4), 0, BLANKS.length)
                .mapToObj(each -> Character.toString(BLANKS[each])).reduce("", String::concat));
    }

    @ParameterizedTest
    @MethodSource("blanks")
    void aroundAnAddressTheyDoNotCount(String blanks) {
        assertThat(Addresses.of(blanks + "Kay@N02.example" + blanks)).isEqualTo("kay@n02.example");
        assertThat(Addresses.usableFirst(Stream.of("", blanks, "kay", blanks + "kay@n02.example")))
                .isEqualTo(List.of("kay@n02.example", "kay"));
    }

    @ParameterizedTest
    @MethodSource("blanks")
    void aNameOfThemAloneIsNone(String blanks) {
        assertThat(PersonName.of(blanks)).isEqualTo(new PersonName("", ""));
        assertThat(PersonName.of(blanks + "Kay" + blanks)).isEqualTo(new PersonName("", "Kay"));
        assertThat(Blank.is(blanks)).isTrue();
    }

    @Test
    void whatJoinsLettersOrMakesAnEmojiStays() {
        assertThat(List.of(Blank.strip(" \u0646\u06CC\u200C\u0646\u06CC "), Blank.strip("\u200B\uD83D\uDE80!")))
                .containsExactly("\u0646\u06CC\u200C\u0646\u06CC", "\uD83D\uDE80!");
    }
}
