package io.mailroutes.localorg.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.FieldType;
import io.mailroutes.localorg.schema.Flag;

/** In which fields words are looked for. */
enum SearchGroup {

    ALL(field -> Words.TYPES.contains(field.type())),
    SIDEBAR(ALL.takes),
    NAME(field -> field.has(Flag.NAME) || Words.NAMES.contains(field.name())),
    EMAIL(field -> field.type() == FieldType.EMAIL),
    PHONE(field -> field.type() == FieldType.PHONE);

    /** What holds words that people would look for. */
    private static final class Words {

        private static final Set<FieldType> TYPES = Set.of(FieldType.STRING, FieldType.TEXTAREA, FieldType.EMAIL,
                FieldType.PHONE, FieldType.URL, FieldType.COMBOBOX);
        private static final Set<String> NAMES = Set.of("FirstName", "LastName");
    }

    private final Predicate<Field> takes;

    SearchGroup(Predicate<Field> takes) {
        this.takes = takes;
    }

    static SearchGroup named(String name) {
        return Arrays.stream(values()).filter(group -> group.name().equals(name.toUpperCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> ApiException.badRequest("MALFORMED_SEARCH", "Unknown search group: " + name));
    }

    boolean takes(Field field) {
        return takes.test(field);
    }
}
