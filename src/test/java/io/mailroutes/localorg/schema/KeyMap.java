package io.mailroutes.localorg.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Maps by the values of a key field, which Salesforce takes for the same in capitals and small letters, or does not. */
public final class KeyMap {

    private KeyMap() {
    }

    /** Case matters for custom fields, unless they are unique and told to ignore it. */
    public static <V> Map<String, V> of(Field key) {
        boolean ignoresCase = !key.custom() || key.has(Flag.UNIQUE) && !key.has(Flag.CASE_SENSITIVE);
        return ignoresCase ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : new HashMap<>();
    }
}
