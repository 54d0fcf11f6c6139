package io.mailroutes.localmailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts what stands in the fixed mailboxes, so that other tests can rely on the figures. */
class FixedMailboxesTest {

    private static final Mailboxes ALL = FixedMailboxes.all();
    private static final Mailbox DANA = ALL.all().get(0);
    private static final Mailbox SALES = ALL.all().get(1);
    private static final Mailbox ARCHIVE = ALL.all().get(2);

    @ParameterizedTest
    @CsvSource({"0, 31, 58", "1, 349, 446", "2, 0, 0"})
    void holdAsMuchAsEver(int mailbox, int contacts, int messages) {
        assertThat(ALL.all().get(mailbox).contacts()).hasSize(contacts);
        assertThat(ALL.all().get(mailbox).messages()).hasSize(messages);
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 4, 27", "1, 2, 4, 345"})
    void holdIncompleteAndDoubleContacts(int mailbox, int withoutAddress, int withoutSurname, int distinct) {
        List<ObjectNode> contacts = ALL.all().get(mailbox).contacts().toList();

        assertThat(contacts).filteredOn(contact -> firstAddress(contact).isEmpty()).hasSize(withoutAddress);
        assertThat(contacts).filteredOn(contact -> contact.path("surname").asText().isEmpty()).hasSize(withoutSurname);
        assertThat(firstAddresses(contacts)).hasSize(distinct);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 4, 10, 8", "1, 2, 4, 12, 11"})
    void holdMessagesOfAllKindsOfSenders(int mailbox, int without, int internal, int unknown, int whollyUnknown) {
        List<ObjectNode> contacts = ALL.all().get(mailbox).contacts().toList();
        List<String> senders = ALL.all().get(mailbox).messages().map(FixedMailboxesTest::sender).toList();

        assertThat(senders).filteredOn(String::isEmpty).hasSize(without);
        assertThat(senders).filteredOn(sender -> sender.endsWith("larkfieldinstruments.com")).hasSize(internal);
        assertThat(others(senders, firstAddresses(contacts))).hasSize(unknown);
        assertThat(others(senders, addresses(contacts).collect(Collectors.toSet()))).hasSize(whollyUnknown);
    }

    @ParameterizedTest
    @CsvSource({"0, 54", "1, 441"})
    void holdMailBesideTheInbox(int mailbox, int inInbox) {
        Mailbox box = ALL.all().get(mailbox);

        assertThat(box.messages().filter(new MessageFilter().in(box.folders().get(0).id()))).hasSize(inInbox);
    }

    @Test
    void theSmallOneHoldsSubjectsAroundTheLimit() {
        List<String> subjects = DANA.messages().map(message -> message.get("subject").asText()).toList();

        assertThat(subjects).anyMatch(subject -> subject.length() == 255)
                .anyMatch(subject -> subject.codePointCount(0, subject.length()) == 400
                        && Character.isHighSurrogate(subject.charAt(254)))
                .anyMatch(String::isEmpty).contains("   ");
    }

    @Test
    void theSmallOneHoldsAVeryLongBody() {
        assertThat(DANA.messages()).anyMatch(message -> message.get("body").asText().length() > 80_000);
    }

    @Test
    void bothHoldPeopleOfTheSameCompany() {
        assertThat(addresses(DANA.contacts().toList())).contains("priya.raman@northwindbrewery.com");
        assertThat(addresses(SALES.contacts().toList())).contains("priya.raman@northwindbrewery.com");
    }

    @Test
    void aMessageHasNoDate() {
        assertThat(SALES.messages()).filteredOn(message -> message.get("date").asLong() == 0).hasSize(1);
    }

    @Test
    void allOtherMailIsOfOneYear() {
        assertThat(Stream.concat(DANA.messages(), SALES.messages()).mapToLong(message -> message.get("date").asLong())
                .filter(date -> date > 0)).allMatch(date -> date > 1_769_900_000 && date < 1_796_000_000);
    }

    @Test
    void namesAndSubjectsHoldNoNullCharacter() {
        assertThat(Stream.concat(DANA.contacts(), SALES.messages()))
                .noneMatch(item -> item.toString().contains("\\u0000"));
        assertThat(ARCHIVE.contacts()).isEmpty();
    }

    private static Set<String> others(List<String> senders, Set<String> known) {
        return senders.stream().filter(sender -> !sender.isEmpty() && !known.contains(sender))
                .collect(Collectors.toSet());
    }

    private static Set<String> firstAddresses(List<ObjectNode> contacts) {
        return contacts.stream().map(FixedMailboxesTest::firstAddress).filter(address -> !address.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Stream<String> addresses(List<ObjectNode> contacts) {
        return contacts.stream().flatMap(contact -> contact.path("emails").findValuesAsText("email").stream())
                .map(FixedMailboxesTest::lowerCase);
    }

    private static String firstAddress(JsonNode contact) {
        return lowerCase(contact.path("emails").path(0).path("email").asText());
    }

    private static String sender(JsonNode message) {
        return lowerCase(message.path("from").path(0).path("email").asText());
    }

    private static String lowerCase(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
