package io.mailroutes.localorg.composite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mailroutes.localorg.errors.ApiException;

/** What the subrequests so far answered, by reference id; case matters in both the id and the names of fields. */
final class Results {

    private static final Pattern REFERENCE = Pattern.compile("@\\{([^}]*)}");
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d+)]");

    private final Map<String, Object> bodies = new HashMap<>();

    void put(String referenceId, Object body) {
        bodies.put(referenceId, body);
    }

    /** Replaces the references in a text, or in the texts of an object or a list. */
    Object resolve(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> resolved = new LinkedHashMap<>();
            map.forEach((key, item) -> resolved.put(key, resolve(item)));
            return resolved;
        }
        if (value instanceof List<?> list) {
            List<Object> resolved = new ArrayList<>();
            list.forEach(item -> resolved.add(resolve(item)));
            return resolved;
        }
        return value instanceof String text ? resolve(text) : value;
    }

    private Object resolve(String text) {
        Matcher whole = REFERENCE.matcher(text);
        if (whole.matches()) {
            return lookUp(whole.group(1));
        }
        return REFERENCE.matcher(text).replaceAll(
                reference -> Matcher.quoteReplacement(String.valueOf(lookUp(reference.group(1)))));
    }

    private Object lookUp(String reference) {
        Matcher step = STEP.matcher(reference);
        Object found = step.lookingAt() ? bodies.get(step.group(1)) : null;
        while (found != null && step.find()) {
            found = step.group(1) != null ? field(found, step.group(1)) : item(found, Integer.parseInt(step.group(2)));
        }
        if (found == null) {
            throw ApiException.badRequest("PROCESSING_HALTED", "Invalid reference specified. No value for " + reference
                    + " found in " + reference.split("[.\\[]", 2)[0]);
        }
        return found;
    }

    private static Object field(Object body, String name) {
        return body instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static Object item(Object body, int index) {
        return body instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }
}
