package io.mailroutes.faults;

import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.mailroutes.localmailbox.LocalMailbox;

/**
 * People drawn by lot: of companies that several of them share, of free mail, of the own company, and with addresses that
 * are none.
 */
final class RandomPeople {

    private static final String OWN_DOMAIN = LocalMailbox.GRANT.email().replaceFirst(".*@", "");
    // What a URL, SOQL, a CSV or a mail header may stumble over, and Salesforce takes.
    private static final List<String> LOCAL_PARTS = List.of("p%d", "P.%d", "o'neil%d", "p+%d", "a/b%d", "p%%%d", "p&%d",
            "%d#x", "%d?q=1");
    private static final List<String> NO_ADDRESSES = List.of("p%d", "p%d@", "p %d@bad-company.com",
            "p%d@@bad-company.com", "p%d@localhost");
    private static final int PLAIN = 4;

    private final Random lot;
    private final int companies;
    private int count;

    RandomPeople(Random lot, int companies) {
        this.lot = lot;
        this.companies = companies;
    }

    Person next() {
        count++;
        int kind = lot.nextInt(20);
        if (kind == 0) {
            return new Person(one(NO_ADDRESSES).formatted(count), "bad-company.com", false);
        }
        if (kind <= 2) {
            return new Person(localPart() + "@gmail.com", "", true);
        }
        String company = "company" + lot.nextInt(companies) + (lot.nextInt(companies) == 0 ? ".co.uk" : ".com");
        return new Person(localPart() + "@" + (lot.nextInt(5) == 0 ? "mail." : "") + company, company, true);
    }

    Person colleague() {
        return new Person("colleague" + lot.nextInt(3) + "@" + OWN_DOMAIN, "", true);
    }

    private String localPart() {
        String pattern = lot.nextInt(PLAIN) > 0 ? LOCAL_PARTS.get(0) : one(LOCAL_PARTS);
        return pattern.formatted(count);
    }

    private String one(List<String> choice) {
        return choice.get(lot.nextInt(choice.size()));
    }

    /**
     * Somebody.
     *
     * @param company   registrable domain of the company; empty for free mail and the own company
     * @param isAddress whether Salesforce takes the address for one
     */
    record Person(String address, String company, boolean isAddress) {

        /** The address as it is compared: without case. */
        String key() {
            return address.toLowerCase(Locale.ROOT);
        }

        boolean isColleague() {
            return address.endsWith("@" + OWN_DOMAIN);
        }
    }
}
