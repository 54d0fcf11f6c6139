package io.mailroutes.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.mailroutes.faults.Letters.Letter;
import io.mailroutes.faults.RandomMessages.Message;
import io.mailroutes.faults.RandomPeople.Person;

/** Holds an org, the dead letters and the state folder against what the mailbox holds. */
final class Verdict {

    private static final Pattern KEPT = Pattern.compile("state/(ledger\\.mv\\.db|lock)|dead-letter/[\\w-]+\\.jsonl");

    private final Setup setup;
    private final RandomMailbox mailbox;
    private final boolean killed;
    private final boolean refusedWereTriedAgain;
    private final Letters letters;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Person> people;
    private final Map<String, String> addressOf = new HashMap<>();
    private final Map<String, String> websiteOf = new HashMap<>();

    /**
     * @param killed                whether a process was killed, so that a dead letter may be of a record that was
     *                              written in the end
     * @param refusedWereTriedAgain whether only what is refused every time may be missing
     */
    Verdict(Setup setup, RandomMailbox mailbox, boolean killed, boolean refusedWereTriedAgain) throws IOException {
        this.setup = setup;
        this.mailbox = mailbox;
        this.killed = killed;
        this.refusedWereTriedAgain = refusedWereTriedAgain;
        this.letters = Letters.read(setup.deadLetters());
        this.people = mailbox.wantedPeople();
    }

    /** @return all that is wrong; empty when all is well */
    List<String> problems() throws IOException, SQLException {
        checkAccounts();
        checkContacts();
        checkMessages();
        problems.addAll(new TrueReasons(letters, setup.org().faults().struck(), mailbox).problems());
        if (!killed && !letters.broken().isEmpty()) {
            problems.add("broken dead letters: " + letters.broken());
        }
        checkState();
        return problems;
    }

    private void checkAccounts() {
        Set<String> companies = mailbox.companies();
        Map<String, Integer> count = new TreeMap<>();
        setup.org().query("SELECT Id, Website FROM Account").forEach(row -> {
            websiteOf.put((String) row.get("Id"), (String) row.get("Website"));
            count.merge((String) row.get("Website"), 1, Integer::sum);
        });
        count.forEach((website, times) -> {
            expect(times == 1, "%d accounts have the website %s", times, website);
            expect(companies.contains(website), "nobody belongs to the account %s", website);
        });
    }

    private void checkContacts() {
        Map<String, Integer> count = new TreeMap<>();
        setup.org().query("SELECT Id, Email, AccountId FROM Contact").forEach(row -> {
            String address = ((String) row.get("Email")).toLowerCase(Locale.ROOT);
            addressOf.put((String) row.get("Id"), address);
            count.merge(address, 1, Integer::sum);
            Person person = people.get(address);
            expect(person == null || person.company().equals(website(row.get("AccountId"))),
                    "the contact %s has the account %s", address, website(row.get("AccountId")));
        });
        count.forEach((address, times) -> {
            expect(times == 1, "%d contacts have the address %s", times, address);
            expect(people.containsKey(address), "the contact %s is nobody of the mailbox", address);
        });
        Set<String> refused = addresses(letters.of("contacts"));
        people.keySet().stream().filter(address -> !count.containsKey(address)).forEach(address ->
                expect(mayBeMissing(address, refused.contains(address)), "the contact %s is missing", address));
    }

    private boolean mayBeMissing(String address, boolean hasLetter) {
        return hasLetter && (!refusedWereTriedAgain || mailbox.faultyPeople().contains(address));
    }

    private static Set<String> addresses(List<Letter> letters) {
        return letters.stream().map(Letter::person).collect(Collectors.toSet());
    }

    private String website(Object accountId) {
        return accountId == null ? "" : websiteOf.getOrDefault(accountId.toString(), "?");
    }

    private void checkMessages() {
        Map<String, Integer> written = new HashMap<>();
        Map<String, List<Message>> byToken = mailbox.messages().stream().collect(Collectors.groupingBy(Message::token));
        setup.org().query("SELECT Id, Subject, Description, WhoId, WhatId FROM Task").forEach(row -> {
            String token = RandomMessages.tokenIn(row.get("Subject") + " " + row.get("Description"));
            written.merge(token, 1, Integer::sum);
            List<Message> messages = byToken.get(token);
            expect(messages != null, "the task \"%s\" is no message of the mailbox", row.get("Subject"));
            if (messages != null) {
                checkTask(row, messages.get(0));
            }
        });
        byToken.values().forEach(same -> checkCount(same, written.getOrDefault(same.get(0).token(), 0)));
    }

    private void checkTask(Map<String, Object> row, Message message) {
        Person sender = message.sender();
        expect(mailbox.isWanted(message), "the message %s does not belong in Salesforce", message.id());
        if (sender != null) {
            expect(sender.key().equals(addressOf.get(row.get("WhoId"))), "the task of message %s belongs to %s",
                    message.id(), addressOf.get(row.get("WhoId")));
            expect(sender.company().equals(website(row.get("WhatId"))), "the task of message %s has the account %s",
                    message.id(), website(row.get("WhatId")));
        }
    }

    // Of messages in which all is the same nobody can tell which one a task is: they are counted together.
    private void checkCount(List<Message> same, int written) {
        List<String> ids = same.stream().map(Message::id).toList();
        long wanted = same.stream().filter(mailbox::isWanted).count();
        List<Letter> theirs = letters.of("emails").stream().filter(letter -> ids.contains(letter.originalId()))
                .toList();
        long refused = theirs.stream().map(Letter::originalId).distinct().count();
        expect(written <= wanted, "%d tasks stand for the %d messages %s", written, wanted, ids);
        expect(written + refused >= wanted, "of the %d messages %s, %d are tasks and %d dead letters", wanted, ids,
                written, refused);
        Person sender = same.get(0).sender();
        if (refusedWereTriedAgain) {
            expect(written == wanted || mailbox.faultyPeople().contains(sender.key()),
                    "the messages %s are still missing", ids);
        } else if (!killed) {
            expect(written + refused == wanted, "of the %d messages %s, %d are tasks and %d dead letters", wanted, ids,
                    written, refused);
            expect(theirs.size() == refused, "the messages %s have %d dead letters", ids, theirs.size());
        }
    }

    private void checkState() throws IOException, SQLException {
        setup.files().stream().filter(file -> !KEPT.matcher(file).matches()).forEach(file ->
                expect(false, "the file %s is left", file));
        try (Connection ledger = DriverManager.getConnection("jdbc:h2:file:" + setup.state().resolve("ledger")
                + ";TRACE_LEVEL_FILE=0");
                Statement statement = ledger.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM open_call")) {
            rows.next();
            expect(rows.getInt(1) == 0, "%d calls are still in doubt", rows.getInt(1));
        }
    }

    private void expect(boolean well, String problem, Object... values) {
        if (!well) {
            problems.add(problem.formatted(values));
        }
    }
}
