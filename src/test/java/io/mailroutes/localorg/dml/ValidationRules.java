package io.mailroutes.localorg.dml;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import io.mailroutes.localorg.errors.ApiError;

/** What an administrator does not want to see in a field. A record that offends against two rules gets two errors. */
public final class ValidationRules implements Step {

    private record Rule(String object, String field, Pattern wrong, String message) {

        boolean refuses(Draft draft) {
            Object value = draft.after(field);
            return wrong.matcher(value == null ? "" : value.toString()).matches();
        }
    }

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    /**
     * Switches a rule on.
     *
     * @param wrong matches the whole of the values that are refused; an empty field is the empty text
     * @param message what the client is told
     */
    public void enable(String object, String field, String wrong, String message) {
        rules.add(new Rule(object, field, Pattern.compile(wrong), message));
    }

    /** Switches all rules of an object off. */
    public void disable(String object) {
        rules.removeIf(rule -> rule.object().equals(object));
    }

    @Override
    public void run(Batch batch) {
        List<Rule> ofObject = rules.stream().filter(rule -> rule.object().equals(batch.type().name())).toList();
        if (!ofObject.isEmpty()) {
            batch.good().forEach(draft -> check(draft, ofObject));
        }
    }

    private static void check(Draft draft, List<Rule> rules) {
        rules.stream().filter(rule -> rule.refuses(draft)).forEach(rule -> draft.refuse(
                ApiError.ofRecord("FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.message(), rule.field())));
    }
}
