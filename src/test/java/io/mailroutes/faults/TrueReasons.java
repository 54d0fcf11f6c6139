package io.mailroutes.faults;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.mailroutes.faults.Letters.Letter;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.localorg.faults.Strike;

/** Whether each dead letter tells what really happened. */
final class TrueReasons {

    /** Reasons that a fault of the org gives. */
    private static final Map<String, Set<Kind>> OF_FAULTS = Map.of(
            "UNABLE_TO_LOCK_ROW", EnumSet.of(Kind.LOCK_ROWS),
            "NOT_PROCESSED", EnumSet.of(Kind.FAIL_JOB, Kind.ABORT_JOB));

    /** The reason that lies in a record that this one refers to. */
    private static final String OF_PARENT = "PARENT_REFUSED";

    /** Reasons that lie in another record of the same person or company. */
    private static final Set<String> OF_OTHERS = Set.of("ROLLED_BACK", OF_PARENT);

    /** What a letter says of the record that it refers to. */
    private static final Pattern PARENT = Pattern.compile("its record of (\\w+), (.+), was refused");

    private final Letters letters;
    private final Set<Kind> struck;
    private final RandomMailbox mailbox;
    private final Set<String> faulty;
    private final Set<String> culprits;

    /** @param struck what the org did wrong */
    TrueReasons(Letters letters, List<Strike> struck, RandomMailbox mailbox) {
        this.letters = letters;
        this.struck = struck.stream().map(Strike::kind).collect(Collectors.toSet());
        this.mailbox = mailbox;
        this.faulty = mailbox.faultyPeople();
        this.culprits = letters.all().stream().filter(letter -> !OF_OTHERS.contains(letter.code())).map(Letter::person)
                .collect(Collectors.toSet());
    }

    /** @return the dead letters whose reason is none */
    List<String> problems() {
        return letters.all().stream().filter(letter -> letter.reason().isBlank() || !isTrue(letter))
                .map(letter -> "a dead letter has no true reason: " + letter).toList();
    }

    private boolean isTrue(Letter letter) {
        if (OF_PARENT.equals(letter.code()) && !parentHasLetter(letter.reason())) {
            return false;
        }
        if (OF_OTHERS.contains(letter.code())) {
            boolean fell = "accounts".equals(letter.kind()) ? anyOfCompanyFell(letter.key())
                    : culprits.contains(letter.person()) || companyFell(letter.person());
            return fell || namesFault(letter.reason());
        }
        return switch (letter.code()) {
            case "INVALID_EMAIL_ADDRESS" -> "contacts".equals(letter.kind()) && faulty.contains(letter.person());
            case "FIELD_CUSTOM_VALIDATION_EXCEPTION" -> mailbox.messages().stream()
                    .anyMatch(message -> message.id().equals(letter.originalId()) && message.forbidden());
            default -> OF_FAULTS.getOrDefault(letter.code(), Set.of()).stream().anyMatch(struck::contains);
        };
    }

    // "That dead letter says why", says this one.
    private boolean parentHasLetter(String reason) {
        Matcher parent = PARENT.matcher(reason);
        return parent.find() && letters.of(parent.group(1)).stream()
                .anyMatch(letter -> letter.key().equals(parent.group(2)));
    }

    // The other record may have been written later, with another person.
    private boolean namesFault(String reason) {
        return OF_FAULTS.entrySet().stream().anyMatch(fault -> reason.contains("(" + fault.getKey() + ")")
                && fault.getValue().stream().anyMatch(struck::contains));
    }

    private boolean anyOfCompanyFell(String company) {
        return culprits.stream().anyMatch(person -> mailbox.companyOf(person).equals(company));
    }

    // People fall with the account of their company.
    private boolean companyFell(String person) {
        return letters.of("accounts").stream().anyMatch(letter -> letter.key().equals(mailbox.companyOf(person))
                && !OF_OTHERS.contains(letter.code()));
    }
}
