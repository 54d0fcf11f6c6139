package io.mailroutes.localmailbox;

import java.util.Set;

/**
 * A flag of the CLI.
 *
 * @param name   as in {@code --limit}
 * @param letter as in {@code -l}; empty when it has none
 * @param kind   what values it takes
 */
record Flag(String name, String letter, Kind kind) {

    enum Kind { SWITCH, NUMBER, TEXT }

    private static final Set<String> ON = Set.of("1", "t", "T", "true", "TRUE", "True");
    private static final Set<String> OFF = Set.of("0", "f", "F", "false", "FALSE", "False");

    static Flag onOff(String name, String letter) {
        return new Flag(name, letter, Kind.SWITCH);
    }

    static Flag number(String name, String letter) {
        return new Flag(name, letter, Kind.NUMBER);
    }

    static Flag text(String name, String letter) {
        return new Flag(name, letter, Kind.TEXT);
    }

    boolean isSwitch() {
        return kind == Kind.SWITCH;
    }

    /**
     * A value in the form in which Java writes it.
     *
     * @throws CliException when the flag takes no such value
     */
    String read(String value) {
        return switch (kind) {
            case SWITCH -> Boolean.toString(isOn(value));
            case NUMBER -> Long.toString(toNumber(value));
            case TEXT -> value;
        };
    }

    private boolean isOn(String value) {
        if (!ON.contains(value) && !OFF.contains(value)) {
            throw refused(value, "ParseBool", "invalid syntax");
        }
        return ON.contains(value);
    }

    private long toNumber(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw refused(value, "ParseInt", value.matches("[+-]?[0-9]+") ? "value out of range" : "invalid syntax");
        }
    }

    private CliException refused(String value, String function, String reason) {
        String names = letter.isEmpty() ? "--" + name : "-" + letter + ", --" + name;
        return new CliException("invalid argument \"%s\" for \"%s\" flag: strconv.%s: parsing \"%s\": %s"
                .formatted(value, names, function, value, reason));
    }
}
