package io.mailroutes.localmailbox;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The everyday part of the large mailbox: people of some sixty companies, and what they wrote about a few topics. Each
 * is worked out of its number and the tables.
 */
final class Correspondence {

    private static final int PEOPLE = 318;
    private static final int MESSAGES = 410;
    private static final OffsetDateTime FIRST = OffsetDateTime.parse("2026-02-02T08:05:00Z");
    // Not a divisor of a day: mail comes at all hours, so some of it on another day in another zone.
    private static final int MINUTES_APART = 1_013;
    // Strides without a common divisor with the tables' lengths: neighbours in the list have nothing in common.
    private static final int GIVEN_STRIDE = 7;
    private static final int SURNAME_STRIDE = 11;
    private static final int SENDER_STRIDE = 31;

    private final List<String[]> companies;
    private final List<String[]> names;
    private final List<ObjectNode> topics;

    private Correspondence(List<String[]> companies, List<String[]> names, List<ObjectNode> topics) {
        this.companies = companies;
        this.names = names;
        this.topics = topics;
    }

    static Correspondence read() {
        return new Correspondence(Resource.table("companies.csv"), Resource.table("names.csv"),
                Resource.jsonLines("topics.jsonl"));
    }

    List<ObjectNode> contacts() {
        return IntStream.range(0, PEOPLE).mapToObj(this::contact).toList();
    }

    List<ObjectNode> messages() {
        return IntStream.range(0, MESSAGES).mapToObj(this::message).toList();
    }

    private ObjectNode contact(int i) {
        String[] company = company(i);
        ObjectNode contact = JsonNodeFactory.instance.objectNode()
                .put("given_name", given(i))
                .put("surname", surname(i))
                .put("company_name", company[0])
                .put("job_title", names.get(i % names.size())[2]);
        contact.putArray("emails").addObject().put("email", address(i)).put("type", "work");
        if (i % 3 != 0) {
            contact.putArray("phone_numbers").addObject()
                    .put("number", "%s %03d %04d".formatted(company[3], 200 + i, 1_000 + i * 17)).put("type", "work");
        }
        if (i % 5 == 0) {
            contact.putArray("physical_addresses").addObject().put("type", "work").put("city", company[2]);
        }
        return contact;
    }

    private ObjectNode message(int i) {
        int sender = i * SENDER_STRIDE % PEOPLE;
        ObjectNode topic = topics.get(i % topics.size());
        ObjectNode message = JsonNodeFactory.instance.objectNode()
                .put("subject", filled(topic.get("subject").asText(), i, sender))
                .put("body", filled(topic.get("body").asText(), i, sender))
                .put("date", FIRST.plusMinutes((long) i * MINUTES_APART).toEpochSecond())
                .put("unread", i % 9 == 0)
                .put("starred", i % 40 == 0);
        participant(message.putArray("from"), given(sender) + " " + surname(sender), address(sender));
        participant(message.putArray("to"), "", FixedMailboxes.SALES.email());
        return message;
    }

    private String filled(String text, int i, int sender) {
        return text.replace("{number}", String.valueOf(48_210 + i * 3)).replace("{company}", company(sender)[0])
                .replace("{given}", given(sender)).replace("{surname}", surname(sender));
    }

    private static void participant(ArrayNode list, String name, String address) {
        list.addObject().put("name", name).put("email", address);
    }

    private String address(int i) {
        String local = switch (i % 3) {
            case 0 -> given(i) + "." + surname(i);
            case 1 -> given(i).charAt(0) + "." + surname(i);
            default -> surname(i) + "_" + given(i).charAt(0);
        };
        return LatinLetters.of(local) + "@" + company(i)[1];
    }

    private String[] company(int i) {
        return companies.get(i % companies.size());
    }

    private String given(int i) {
        return names.get(i * GIVEN_STRIDE % names.size())[0];
    }

    private String surname(int i) {
        // Shifted by one each time the list of given names is through, so that nobody has a namesake.
        return names.get((i * SURNAME_STRIDE + i / names.size()) % names.size())[1];
    }
}
