package io.mailroutes.localmailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class GeneratedMailboxTest {

    private static final int MANY = 100_000;

    private final GeneratedMailbox mailbox = new GeneratedMailbox(MANY, 1_000);

    @Test
    void isTheSameEveryTime() {
        assertThat(mailbox.contacts().limit(500).toList()).isEqualTo(mailbox.contacts().limit(500).toList());
        assertThat(mailbox.messages().toList()).isEqualTo(mailbox.messages().toList());
    }

    @Test
    void hasTwentyThousandCompaniesAndFreeMail() {
        assertThat(mailbox.contacts().map(GeneratedMailboxTest::domain).collect(Collectors.toSet())).hasSize(20_004);
    }

    @Test
    void hasEachAddressOnce() {
        assertThat(mailbox.contacts().map(GeneratedMailboxTest::address)).doesNotHaveDuplicates();
    }

    @Test
    void takesAsManyBytesForAContactAsARealMailbox() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GoJson json = new GoJson(out);
        mailbox.contacts().forEach(contact -> Shape.CONTACT.write(contact, ZoneOffset.UTC, json));
        json.flush();

        assertThat(out.size() / MANY).isBetween(380, 460);
    }

    @Test
    void listsMessagesNewestFirst() {
        assertThat(mailbox.messages().map(message -> -message.get("date").asLong()).toList()).isSorted();
    }

    private static String domain(ObjectNode contact) {
        return address(contact).replaceFirst(".*@", "");
    }

    private static String address(ObjectNode contact) {
        return contact.get("emails").get(0).get("email").asText();
    }
}
