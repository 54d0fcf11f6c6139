package io.mailroutes.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mailroutes.faults.RandomPeople.Person;

/** Messages drawn by lot, each with a token by which it is found again in Salesforce. */
final class RandomMessages {

    /** A word that a validation rule of the org does not let into a task's subject. */
    static final String FORBIDDEN = "forbidden";

    private static final Pattern TOKEN = Pattern.compile("T\\d+T");
    private static final List<String> SUBJECTS = List.of("%s Hello", "  %s, \"quoted\"; and more  ",
            "%s \uD83D\uDE80 it flies", "%s @{contact.id} is no reference", "%s #N/A", "=%s+1", "%s 'single' \\ and \t tab");
    private static final List<String> BODIES = List.of("", "<p>Hello</p>", "line one\r\nline two\n\n  line four  ",
            "a,b;\"c\"\n\"d\"", "<b>\u00fcber</b> \u4f60\u597d\u00a0\u2028", "#N/A", "long ".repeat(200));
    private static final List<String> COMMON_SUBJECTS = List.of("", "Re: Meeting");

    private final Random lot;
    private int count;

    RandomMessages(Random lot) {
        this.lot = lot;
    }

    /** @param sender null for none */
    Message next(Person sender, Instant date) {
        String token = "T" + ++count + "T";
        boolean forbidden = lot.nextInt(40) == 0;
        boolean inBody = !forbidden && lot.nextInt(4) == 0;
        String subject = inBody ? one(COMMON_SUBJECTS)
                : (forbidden ? FORBIDDEN + " " : "") + one(SUBJECTS).formatted(token);
        String body = inBody ? "<p>" + token + "</p>" + one(BODIES) : one(BODIES) + " and so on";
        return new Message("m" + count, token, sender, forbidden, subject, body, date);
    }

    /** Another message in which all is the same. */
    Message same(Message message) {
        return new Message("m" + ++count, message.token(), message.sender(), message.forbidden(), message.subject(),
                message.body(), message.date());
    }

    private String one(List<String> choice) {
        return choice.get(lot.nextInt(choice.size()));
    }

    /** @return the token that stands in a task; empty for none */
    static String tokenIn(String text) {
        Matcher matcher = TOKEN.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    /**
     * A message of the mailbox.
     *
     * @param token  the same only in messages in which all is the same
     * @param sender null for none
     */
    record Message(String id, String token, Person sender, boolean forbidden, String subject, String body,
            Instant date) {

        /** As the CLI prints it. */
        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>(Map.of("id", id, "subject", subject, "body", body, "date",
                    date.toString()));
            json.put("from", sender == null ? List.of()
                    : List.of(Map.of("name", "Pat Person", "email", sender.address())));
            return json;
        }
    }

    /** Some of them stand twice in the export, as they do when the provider shifts its pages while they are read. */
    List<Map<String, Object>> printed(List<Message> messages) {
        List<Map<String, Object>> printed = new ArrayList<>();
        for (Message message : messages) {
            printed.add(message.json());
            if (lot.nextInt(30) == 0) {
                printed.add(message.json());
            }
        }
        return printed;
    }
}
