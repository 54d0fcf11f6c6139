package io.mailroutes.localmailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The fixed mailboxes of the demo: a sales mailbox of a few hundred contacts with everything awkward in it, a small
 * support mailbox, and one that is empty. All of one company, Northstar Tools.
 */
public final class DemoSource implements MailboxSource {

    /** A few hundred contacts and messages: loaded by ingest jobs. */
    public static final Grant SALES = new Grant("5f1c7a52-0d1e-4a8e-9c61-6e2b8f0a1d01", "dana@northstar-tools.com",
            "google", "valid", true);
    /** A few dozen: loaded by composite requests. */
    public static final Grant SUPPORT = new Grant("5f1c7a52-0d1e-4a8e-9c61-6e2b8f0a1d02",
            "support@northstar-tools.com", "microsoft", "valid", false);
    /** Nothing in it. */
    public static final Grant EMPTY = new Grant("5f1c7a52-0d1e-4a8e-9c61-6e2b8f0a1d03", "new@northstar-tools.com",
            "google", "valid", false);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SALES_CONTACTS = 340;
    private static final int SALES_MESSAGES = 420;
    private static final int SUPPORT_CONTACTS = 24;
    private static final int SUPPORT_MESSAGES = 40;
    private static final Instant FIRST_MAIL = Instant.parse("2026-02-02T08:15:00Z");

    private final List<String[]> people = table("people.csv");
    private final List<String[]> companies = table("companies.csv");
    private final List<String> subjects = lines("subjects.txt");

    @Override
    public List<Grant> grants() {
        return List.of(SALES, SUPPORT, EMPTY);
    }

    @Override
    public Iterator<ObjectNode> contacts(Grant grant) {
        List<ObjectNode> contacts = new ArrayList<>();
        if (grant.equals(SALES)) {
            addAll(contacts, SALES_CONTACTS, 0);
            contacts.addAll(awkward("awkward-contacts.json"));
        } else if (grant.equals(SUPPORT)) {
            addAll(contacts, SUPPORT_CONTACTS, SALES_CONTACTS - 6);
            contacts.addAll(awkward("awkward-contacts.json").subList(0, 4));
        }
        return contacts.iterator();
    }

    @Override
    public Iterator<ObjectNode> messages(Grant grant) {
        List<ObjectNode> messages = new ArrayList<>();
        if (grant.equals(SALES)) {
            for (int i = 0; i < SALES_MESSAGES; i++) {
                messages.add(message(grant, i, i * 7 % SALES_CONTACTS));
            }
            messages.addAll(awkward("awkward-messages.json"));
            messages.add(longSubject());
            messages.add(longBody());
        } else if (grant.equals(SUPPORT)) {
            for (int i = 0; i < SUPPORT_MESSAGES; i++) {
                messages.add(message(grant, i, SALES_CONTACTS - 6 + i % SUPPORT_CONTACTS));
            }
        }
        return messages.iterator();
    }

    private void addAll(List<ObjectNode> contacts, int count, int first) {
        for (int i = first; i < first + count; i++) {
            contacts.add(contact(i));
        }
    }

    private ObjectNode contact(int i) {
        String[] person = people.get(i % people.size());
        String[] company = company(i);
        ObjectNode contact = JsonNodeFactory.instance.objectNode().put("id", "contact-" + i)
                .put("given_name", person[0]).put("surname", person[1]).put("job_title", title(i))
                .put("company_name", company[0]);
        contact.putArray("emails").addObject().put("email", address(i)).put("type", "work");
        if (i % 3 != 0) {
            contact.putArray("phone_numbers").addObject().put("number", String.format("+1 202 555 %04d", 100 + i))
                    .put("type", "work");
        }
        return contact.put("source", "address_book");
    }

    private ObjectNode message(Grant grant, int i, int sender) {
        String[] person = people.get(sender % people.size());
        Instant date = FIRST_MAIL.plus(i * 977L, ChronoUnit.MINUTES);
        String subject = subjects.get(i % subjects.size());
        ObjectNode message = JsonNodeFactory.instance.objectNode()
                .put("id", "message-" + grant.id().substring(34) + "-" + i).put("grant_id", grant.id())
                .put("subject", subject);
        message.putArray("from").addObject().put("name", person[0] + " " + person[1]).put("email", address(sender));
        message.putArray("to").addObject().put("name", "Dana Fox").put("email", grant.email());
        return message.put("body", "<p>Hello Dana,</p><p>" + subject + ": see you in week " + (6 + i % 40)
                + ".</p><p>Kind regards,<br>" + person[0] + "</p>").put("snippet", "Hello Dana").put("date",
                date.toString()).put("unread", i % 4 == 0).put("starred", false);
    }

    private ObjectNode longSubject() {
        String subject = "Minutes of the meeting " + "on blades, belts and bearings ".repeat(7)
                + "end of page \uD83D\uDE80\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80"
                + "\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80 " + "and so on ".repeat(20);
        return special("message-long-subject", subject.substring(0, subject.offsetByCodePoints(0, 400)), "Attached.");
    }

    private ObjectNode longBody() {
        return special("message-long-body", "Terms and conditions",
                "<div>" + "<p>The supplier shall, subject to clause 7, deliver \u2014 promptly.</p>".repeat(2_000)
                        + "</div>");
    }

    private ObjectNode special(String id, String subject, String body) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("id", id).put("subject", subject);
        message.putArray("from").addObject().put("name", "Ravi Menon").put("email", "ravi@okaforlogistics.com");
        return message.put("body", body).put("date", "2026-07-01T12:00:00Z");
    }

    private String[] company(int i) {
        return companies.get((i / 3) % companies.size());
    }

    private String address(int i) {
        String[] person = people.get(i % people.size());
        String local = (person[0] + "." + person[1]).toLowerCase().replaceAll("[^a-z.]", "");
        return local + (i < people.size() ? "" : Integer.toString(i / people.size())) + "@" + company(i)[1];
    }

    private static String title(int i) {
        return new String[] {"Buyer", "Head of Purchasing", "Plant Manager", "Owner", "Engineer"}[i % 5];
    }

    private static List<ObjectNode> awkward(String name) {
        try (InputStream file = DemoSource.class.getResourceAsStream("/io/mailroutes/localmailbox/" + name)) {
            List<ObjectNode> records = new ArrayList<>();
            for (JsonNode record : JSON.readTree(file)) {
                records.add((ObjectNode) record);
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String[]> table(String name) {
        return lines(name).stream().map(line -> {
            int comma = line.lastIndexOf(',');
            return new String[] {line.substring(0, comma).replace("\"", ""), line.substring(comma + 1)};
        }).toList();
    }

    private static List<String> lines(String name) {
        try (InputStream file = DemoSource.class.getResourceAsStream("/io/mailroutes/localmailbox/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
