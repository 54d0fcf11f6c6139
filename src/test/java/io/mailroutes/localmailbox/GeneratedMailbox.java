package io.mailroutes.localmailbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A mailbox of any size for benchmarks. Each item is worked out of its number, so nothing is kept and every reading
 * gives the same. One contact in ten has a free-mail address; the others work for one of 20,000 companies in turn.
 * A contact takes about 459 bytes as the CLI prints it.
 */
final class GeneratedMailbox implements Mailbox {

    private static final int COMPANIES = 20_000;
    private static final long NEWEST = Instant.parse("2026-11-20T17:00:00Z").getEpochSecond();
    private static final long APART_IN_SECONDS = 37;

    private static final List<String> GIVEN = List.of("Sarah", "Tomás", "Ngozi", "Lena", "Oliver", "Mei", "Jonas",
            "Amira", "Pavel", "Ingrid", "Carlos", "Yuki", "Fatima", "George", "Chloé", "Ravi");
    private static final List<String> SURNAMES = List.of("Chen", "Ferreira", "Okafor", "Vogt", "Whitcombe", "Lindqvist",
            "Haddad", "Novák", "Dubois", "Tanaka", "O'Brien", "Patel", "Kowalska", "Jensen", "Rossi", "Murphy",
            "Silva");
    private static final List<String> TITLES = List.of("Head of Purchasing", "Logistics Coordinator",
            "Managing Director", "Quality Engineer", "Account Manager", "Office Manager", "Plant Supervisor");
    private static final List<String> KINDS = List.of("Brewery", "Logistics", "Optics", "Foods", "Instruments",
            "Packaging", "Textiles", "Marine", "Energy", "Ceramics", "Robotics");
    private static final List<String> PLACES = List.of("Northwind", "Tidewater", "Harrowgate", "Kestrel", "Bluepine",
            "Silverlake", "Stonebridge", "Ashford", "Brightwater", "Oakhurst", "Redcliff", "Maplewood", "Foxglove");
    private static final List<String> FREE_MAIL = List.of("gmail.com", "outlook.com", "gmx.de", "yahoo.com");

    private final long contacts;
    private final long messages;

    GeneratedMailbox(long contacts, long messages) {
        this.contacts = contacts;
        this.messages = messages;
    }

    @Override
    public Grant grant() {
        return LocalMailbox.GRANT;
    }

    @Override
    public Stream<ObjectNode> contacts(long skipped) {
        return LongStream.range(skipped, contacts).mapToObj(this::contact);
    }

    @Override
    public Stream<ObjectNode> messages(long skipped) {
        return LongStream.range(skipped, messages).mapToObj(this::message);
    }

    private ObjectNode contact(long i) {
        ObjectNode contact = JsonNodeFactory.instance.objectNode()
                .put("id", id("contact-", i))
                .put("grant_id", grant().id())
                .put("object", "contact")
                .put("given_name", pick(GIVEN, i))
                .put("surname", pick(SURNAMES, i));
        if (!isFreeMail(i)) {
            contact.put("company_name", company(companyOf(i)));
        }
        contact.put("job_title", pick(TITLES, i));
        contact.putArray("emails").addObject().put("email", address(i)).put("type", "work");
        contact.putArray("phone_numbers").addObject().put("number", "+1 202 555 " + (1_000 + i % 9_000));
        return contact;
    }

    private ObjectNode message(long i) {
        long sender = contacts == 0 ? i : i % contacts;
        ObjectNode message = JsonNodeFactory.instance.objectNode()
                .put("id", id("message-", i))
                .put("grant_id", grant().id())
                .put("thread_id", id("thread-", i / 3))
                .put("subject", "Order " + (100_000 + i) + " from " + company(companyOf(sender)))
                .put("body", "<p>Please confirm order " + (100_000 + i) + ".</p>")
                .put("snippet", "Please confirm order " + (100_000 + i) + ".")
                .put("date", NEWEST - i * APART_IN_SECONDS)
                .put("created_at", NEWEST - i * APART_IN_SECONDS)
                .put("object", "message");
        message.putArray("from").addObject().put("name", pick(GIVEN, sender) + " " + pick(SURNAMES, sender))
                .put("email", address(sender));
        message.putArray("to").addObject().put("email", grant().email());
        message.putArray("folders").add(Folder.of(grant().provider()).get(0).id());
        return message;
    }

    private static String address(long i) {
        return "person" + i + "@" + (isFreeMail(i) ? pick(FREE_MAIL, i / 10) : domain(companyOf(i)));
    }

    private static String id(String kind, long i) {
        String digits = Long.toString(i);
        return kind + "000000000000".substring(digits.length()) + digits;
    }

    /** Counts only those who have a company, so that every company has somebody. */
    private static long companyOf(long i) {
        return (i / 10 * 9 + i % 10) % COMPANIES;
    }

    private static boolean isFreeMail(long i) {
        return i % 10 == 9;
    }

    /** Different for each number: the number itself is part of the name. */
    private static String company(long number) {
        return pick(PLACES, number) + " " + pick(KINDS, number) + " " + number;
    }

    private static String domain(long company) {
        return company(company).toLowerCase(Locale.ROOT).replace(" ", "") + ".com";
    }

    private static String pick(List<String> list, long i) {
        return list.get((int) (i % list.size()));
    }
}
