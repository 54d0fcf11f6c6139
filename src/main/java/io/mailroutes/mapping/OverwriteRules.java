package io.mailroutes.mapping;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which fields of an existing record a route overwrites, as its parameters {@code always}, {@code whenEmpty} and
 * {@code never} say.
 */
public final class OverwriteRules {

    /** Stands for all fields that are not named. */
    private static final String OTHERS = "*";

    private final Map<String, Overwrite> rules = new HashMap<>();

    private OverwriteRules() {
    }

    /** @param always field names separated by commas, {@code *} for all others, empty for none; the others alike */
    public static OverwriteRules of(String always, String whenEmpty, String never) {
        OverwriteRules rules = new OverwriteRules();
        rules.put(always, Overwrite.ALWAYS);
        rules.put(whenEmpty, Overwrite.WHEN_EMPTY);
        rules.put(never, Overwrite.NEVER);
        return rules;
    }

    private void put(String names, Overwrite rule) {
        Arrays.stream(names.split(",")).map(String::strip).filter(name -> !name.isEmpty())
                .forEach(name -> rules.put(name, rule));
    }

    public Overwrite rule(String field) {
        return rules.getOrDefault(field, rules.getOrDefault(OTHERS, Overwrite.UNLESS_CHANGED));
    }

    /** @return the names of fields that have a rule of their own */
    Set<String> fields() {
        return rules.keySet().stream().filter(name -> !OTHERS.equals(name)).collect(Collectors.toSet());
    }

    /** Whether an existing record is left as it is, whatever the mailbox says. */
    public boolean neverAny() {
        return rules.values().stream().allMatch(rule -> rule == Overwrite.NEVER) && rules.containsKey(OTHERS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OverwriteRules same && rules.equals(same.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }
}
