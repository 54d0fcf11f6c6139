package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries made up by chance find what a plain loop over the same rows finds. */
class SoqlPropertyTest {

    private static final int QUERIES = 60;
    private static final int CONTACTS = 30;
    private static final List<String> SORTED_BY = List.of("Title", "Birthdate", "Account.Name", "Account.NumberOfEmployees");
    private static final List<String> TEXTS = List.of("a", "A", "b", "ab", "a b", "B%", "a_b", "it's", "back\\slash");

    private Random random;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsSortsAndGroupsAsALoopDoes(long seed) {
        random = new Random(seed);
        try (LocalOrg org = LocalOrg.builder().start()) {
            fill(org);
            RandomCondition.Maker maker = new RandomCondition.Maker(random);
            for (int i = 0; i < QUERIES; i++) {
                RandomCondition condition = maker.any();
                checkRows(org, seed, condition);
                checkGroups(org, seed, condition);
            }
        }
    }

    private void fill(LocalOrg org) {
        List<Map<String, Object>> accounts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Map<String, Object> account = new HashMap<>(Map.of("Name", pick(TEXTS)));
            sometimes(account, "NumberOfEmployees", random.nextInt(4));
            Map<String, Object> kept = new HashMap<>(account);
            kept.put("Id", org.insert("Account", account));
            accounts.add(kept);
        }
        for (int i = 0; i < CONTACTS; i++) {
            rows.add(contact(org, i, random.nextInt(4) == 0 ? Map.of() : pick(accounts)));
        }
    }

    /** @return the contact as queries see it, with its account's fields */
    private Map<String, Object> contact(LocalOrg org, int number, Map<String, Object> account) {
        Map<String, Object> fields = new HashMap<>(Map.of("LastName", pick(TEXTS), "DoNotCall", random.nextBoolean(),
                "AssistantName", "%03d".formatted(number)));
        sometimes(fields, "Title", pick(TEXTS));
        sometimes(fields, "Birthdate", LocalDate.of(2000, 1 + random.nextInt(3), 1 + random.nextInt(3)));
        Map<String, Object> sent = new HashMap<>(fields);
        sent.computeIfPresent("Birthdate", (name, date) -> date.toString());
        if (!account.isEmpty()) {
            sent.put("AccountId", account.get("Id"));
        }
        org.insert("Contact", sent);
        account.forEach((name, value) -> fields.put("Account." + name, value));
        return fields;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void sometimes(Map<String, Object> fields, String name, Object value) {
        if (random.nextInt(3) > 0) {
            fields.put(name, value);
        }
    }

    private void checkRows(LocalOrg org, long seed, RandomCondition condition) {
        String field = pick(SORTED_BY);
        boolean descending = random.nextBoolean();
        boolean emptyLast = random.nextBoolean();
        int offset = random.nextInt(3);
        int limit = 1 + random.nextInt(CONTACTS);
        String soql = "SELECT AssistantName FROM Contact WHERE " + condition.soql() + " ORDER BY " + field
                + (descending ? " DESC" : "") + (emptyLast ? " NULLS LAST" : "") + ", AssistantName LIMIT " + limit + " OFFSET "
                + offset;
        List<Object> expected = rows.stream().filter(condition.test()).sorted(order(field, descending, emptyLast))
                .skip(offset).limit(limit).map(row -> row.get("AssistantName")).toList();
        assertThat(org.query(soql)).as("seed %d: %s", seed, soql).extracting(row -> row.get("AssistantName"))
                .isEqualTo(expected);
    }

    private static Comparator<Map<String, Object>> order(String field, boolean descending, boolean emptyLast) {
        Comparator<Comparable<Object>> values = Comparator.naturalOrder();
        Comparator<Comparable<Object>> directed = descending ? values.reversed() : values;
        Comparator<Comparable<Object>> withEmpty = emptyLast ? Comparator.nullsLast(directed) : Comparator.nullsFirst(directed);
        return Comparator.<Map<String, Object>, Comparable<Object>>comparing(row -> folded(row, field), withEmpty)
                .thenComparing(row -> (String) row.get("AssistantName"));
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> folded(Map<String, Object> row, String field) {
        Object value = row.get(field);
        return (Comparable<Object>) (value instanceof String text ? text.toLowerCase() : value);
    }

    private void checkGroups(LocalOrg org, long seed, RandomCondition condition) {
        String field = pick(List.of("Title", "Birthdate", "Account.Name", "LastName"));
        int least = random.nextInt(3);
        String soql = "SELECT " + field + " g, COUNT(Id) n, SUM(Account.NumberOfEmployees) s FROM Contact WHERE "
                + condition.soql() + " GROUP BY " + field + " HAVING COUNT(Id) >= " + least;
        Map<String, String> expected = new TreeMap<>();
        rows.stream().filter(condition.test()).collect(Collectors.groupingBy(row -> String.valueOf(folded(row, field))))
                .forEach((group, members) -> {
                    if (members.size() >= least) {
                        expected.put(group, members.size() + " " + sum(members));
                    }
                });
        Map<String, String> found = new TreeMap<>();
        org.query(soql).forEach(row -> found.put(String.valueOf(row.get("g")).toLowerCase(),
                row.get("n") + " " + row.get("s")));
        assertThat(found).as("seed %d: %s", seed, soql).isEqualTo(expected);
    }

    private static Integer sum(List<Map<String, Object>> members) {
        List<Integer> numbers = members.stream().map(row -> (Integer) row.get("Account.NumberOfEmployees"))
                .filter(number -> number != null).toList();
        return numbers.isEmpty() ? null : numbers.stream().mapToInt(Integer::intValue).sum();
    }
}
