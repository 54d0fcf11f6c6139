package io.mailroutes.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The list of all settings, in the order in which they are told. */
public final class AllSettings {

    private static final Map<String, Setting> BY_KEY = byKey();

    private AllSettings() {
    }

    /** @return each setting once */
    public static List<Setting> list() {
        return List.copyOf(BY_KEY.values());
    }

    /** @return those of one section */
    public static List<Setting> of(Section section) {
        return BY_KEY.values().stream().filter(setting -> setting.section() == section).toList();
    }

    /** @throws IllegalArgumentException when there is none, which is a mistake in the code that asks */
    public static Setting named(String key) {
        Setting setting = BY_KEY.get(key);
        if (setting == null) {
            throw new IllegalArgumentException(key + " is no setting; all are declared in io.mailroutes.settings");
        }
        return setting;
    }

    private static Map<String, Setting> byKey() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        Stream.of(ReadingSettings.ALL, SalesforceSettings.ALL, StateSettings.ALL).flatMap(List::stream)
                .forEach(setting -> settings.put(setting.key(), setting));
        return settings;
    }
}
