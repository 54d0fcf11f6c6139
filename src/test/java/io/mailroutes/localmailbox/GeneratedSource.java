package io.mailroutes.localmailbox;

import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A mailbox of any size, the same one every time, of which only the record at hand is in memory. */
public final class GeneratedSource implements MailboxSource {

    private static final Grant GRANT = new Grant("9e0e5b7c-1111-4c33-8a55-000000000001", "bench@northstar-tools.com",
            "google", "valid", true);
    private static final long PEOPLE_A_COMPANY = 45;

    private final long contacts;
    private final long messages;

    public GeneratedSource(long contacts, long messages) {
        this.contacts = contacts;
        this.messages = messages;
    }

    @Override
    public List<Grant> grants() {
        return List.of(GRANT);
    }

    @Override
    public Iterator<ObjectNode> contacts(Grant grant) {
        return records(contacts, GeneratedSource::contact);
    }

    @Override
    public Iterator<ObjectNode> messages(Grant grant) {
        return records(messages, this::message);
    }

    private static Iterator<ObjectNode> records(long count, LongFunction<ObjectNode> make) {
        return LongStream.range(0, count).mapToObj(make).iterator();
    }

    private static ObjectNode contact(long i) {
        ObjectNode contact = JsonNodeFactory.instance.objectNode().put("id", "generated-contact-" + i)
                .put("grant_id", GRANT.id()).put("object", "contact").put("given_name", "Given" + i % 997)
                .put("surname", "Surname" + i % 7919).put("company_name", "Company " + i / PEOPLE_A_COMPANY)
                .put("job_title", "Head of Department " + i % 12);
        contact.putArray("emails").addObject().put("email", address(i)).put("type", "work");
        contact.putArray("phone_numbers").addObject().put("number", "+1 202 555 " + (1_000 + i % 9_000))
                .put("type", "work");
        return contact.put("source", "address_book");
    }

    private ObjectNode message(long i) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("id", "generated-message-" + i)
                .put("grant_id", GRANT.id()).put("subject", "Order " + i);
        message.putArray("from").addObject().put("name", "Given" + i % 997).put("email",
                address(contacts == 0 ? i : i % contacts));
        return message.put("body", "<p>Order " + i + " is on its way.</p>").put("date", "2026-06-01T12:00:00Z");
    }

    private static String address(long i) {
        return "person" + i + (i % 10 == 9 ? "@gmail.com" : "@company" + i / PEOPLE_A_COMPANY + "-works.com");
    }
}
