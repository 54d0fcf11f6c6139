package io.mailroutes.mapping;

import java.nio.charset.Charset;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names as From headers have them. */
class PersonNameTest {

    private static final String[] SUFFIXES = {"PhD", "Ph.D.", "MD", "M.D.", "Jr.", "Sr.", "III", "Esq.", "MBA", "CPA",
        "RN, BSN", "MD, PhD", "Jr., MBA"};
    private static final String[] COMPANIES = {"Inc.", "Inc", "LLC", "Ltd.", "GmbH", "AG", "S.A.", "B.V.", "Corp.",
        "Pty Ltd", "GmbH & Co. KG", "PLC", "SpA", "S.r.l."};

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Sarah Chen; Sarah; Chen",
        "Sarah Anne Chen; Sarah Anne; Chen",
        "Chen, Sarah; Sarah; Chen",
        "Sarah; ''; Sarah",
        "\"Chen, Sarah\"; Sarah; Chen",
        "  Sarah   Chen ; Sarah; Chen",
        "sarah@acme.com; ''; ''",
        "''; ''; ''",
        "Thomas Lumley, PhD; Thomas; Lumley",
        "Lumley, Thomas, PhD; Thomas; Lumley",
        "Lumley, Jr., Thomas; Thomas; Lumley",
        "Thomas Lumley PhD; Thomas; Lumley",
        "Dr. Thomas Lumley; Thomas; Lumley",
        "Prof. Dr. med. Anna M\u00fcller; Anna; M\u00fcller",
        "=?iso-8859-1?Q?Moore=2C_Keith?=; Keith; Moore",
        "\"=?utf-8?B?TcO8bGxlciwgQW5uYQ==?=\"; Anna; M\u00fcller",
        "=?utf-8?Q?Anna?= =?utf-8?Q?_M=C3=BCller?=; Anna; M\u00fcller",
        "=?no-such-charset?Q?Anna?=; ''; Anna",
        "=?no-such-charset?B?xxx; ''; ''",
        "Anna M\u00fcller (Acme GmbH); Anna; M\u00fcller",
        "Anna M\u00fcller [Acme]; Anna; M\u00fcller",
        "(Anna M\u00fcller); Anna; M\u00fcller",
        "Anna M\u00fcller <anna@acme.de>; Anna; M\u00fcller",
        "anna@acme.de (Anna M\u00fcller); Anna; M\u00fcller",
        "Anna M\u00fcller via Acme Forum; Anna; M\u00fcller",
        "Anna M\u00fcller | Acme; Anna; M\u00fcller",
        "Anna M\u00fcller, Acme Inc.; Anna; M\u00fcller",
        "Anna M\u00fcller, Head of Sales; Anna; M\u00fcller",
        "Ludwig van Beethoven; Ludwig; van Beethoven",
        "van der Berg, Jan; Jan; van der Berg",
        "Garcia Lopez, M.; M.; Garcia Lopez",
        "SMITH JONES, BOB; BOB; SMITH JONES",
        "Sarah Ma; Sarah; Ma",
        "Don Johnson; Don; Johnson",
        "Widget Works, Inc.; ''; ''",
        "Acme GmbH; ''; ''",
        "\u200b; ''; ''",
        "','; ''; ''",
        "--- ***; ''; ''",
        "Doe, John:GROUP; John; Doe",
        "john.doe; John; Doe",
        "John.Doe Doe; John; Doe",
        "john_doe; John; Doe",
        "john.doe@acme.com; ''; ''",
        "Booking.com; ''; Booking.com",
        "Hang Tran/VNM; Hang; Tran",
        "Jane Smith/Hamburg/Acme; Jane; Smith",
        "Seven Mills Consulting\u23a5Miriam Deller; Miriam; Deller",
        "Acme GmbH | Anna M\u00fcller; Anna; M\u00fcller",
        "Anna M\u00fcller|Acme; Anna; M\u00fcller",
        "\"'Jane' via Sales\"; ''; Jane",
        "\"'Jane Smith' via Sales\"; Jane; Smith",
        "Acme Support Team; ''; ''",
        "Anna \ud83d\ude80 M\u00fcller; Anna; M\u00fcller",
        "\ud83d\udc4b\ud83c\udffd Anna M\u00fcller \u2122; Anna; M\u00fcller",
        "\u202bAnna M\u00fcller\u202c; Anna; M\u00fcller",
        "\u9577\u8c37\u5ddd \u4e00\u90ce; \u9577\u8c37\u5ddd; \u4e00\u90ce"})
    void isSplit(String header, String given, String surname) {
        assertThat(PersonName.of(header)).isEqualTo(new PersonName(given, surname));
    }

    /** Names with what people and companies put after them, encoded or not, by seed. */
    static Stream<String> decorated() {
        Random random = new Random(8);
        return IntStream.range(0, 60).mapToObj(i -> {
            String name = random.nextBoolean() ? "Anna M\u00fcller" : "M\u00fcller, Anna";
            name = random.nextBoolean() ? name + ", " + SUFFIXES[random.nextInt(SUFFIXES.length)] : name;
            name = random.nextBoolean() ? name : EncoderUtil.encodeEncodedWord(name, EncoderUtil.Usage.WORD_ENTITY, 0,
                    Charset.forName(random.nextBoolean() ? "UTF-8" : "ISO-8859-1"), null);
            name = random.nextBoolean() ? name + " (" + COMPANIES[random.nextInt(COMPANIES.length)] + ")" : name;
            return random.nextBoolean() ? "\"" + name + "\"" : "\u200b " + name + "\u00a0";
        });
    }

    @ParameterizedTest
    @MethodSource("decorated")
    void isThePersonsAloneHoweverItIsDecorated(String header) {
        assertThat(PersonName.of(header)).isEqualTo(new PersonName("Anna", "M\u00fcller"));
    }

    static Stream<String> companies() {
        return Stream.of(COMPANIES).flatMap(form -> Stream.of("Widget Works " + form, "Widget Works, " + form));
    }

    @ParameterizedTest
    @MethodSource("companies")
    void aCompanysIsNone(String header) {
        assertThat(PersonName.of(header)).isEqualTo(new PersonName("", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "\"", "=?", "=?utf-8?Q?", ",,,", "<", ") (", "\ud83d", "=?utf-8?B?%%%?="})
    void noneBreaksIt(String header) {
        assertThat(PersonName.of(header)).isEqualTo(new PersonName("", ""));
        assertThat(PersonName.of("Anna " + header.repeat(2_000)).given().length()).isLessThan(1_001);
    }
}
