package io.mailroutes.localmailbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a command line, taken apart as the CLI does: {@code --flag value}, {@code --flag=value},
 * {@code -f value}, {@code -fvalue}, several letters behind one dash, arguments.
 */
final class CommandLine {

    private static final String DASH = "-";
    private static final String DASHES = "--";

    private final int length;
    private final String command;
    private final Flags flags;
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();

    /** @throws CliException when there is a flag that the command does not have, or one without a fitting value */
    CommandLine(String... args) {
        List<String> first = Stream.of(args).filter(word -> !word.startsWith(DASH)).limit(3).toList();
        length = first.isEmpty() || !first.get(0).equals("calendar") ? 2 : 3;
        command = first.stream().limit(length).collect(Collectors.joining(" "));
        flags = Flags.of(command);
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            take(rest.pop(), rest);
        }
    }

    /** The command's own words: two, or three for one about a calendar. */
    String command() {
        return command;
    }

    /** The command's first word; empty when there is none. */
    String firstWord() {
        return words.isEmpty() ? "" : words.get(0);
    }

    /** What stands after the command's own words. */
    List<String> arguments() {
        return words.subList(Math.min(length, words.size()), words.size());
    }

    /** Whether a switch is on. */
    boolean isOn(String name) {
        return isSet(name).orElse(false);
    }

    /** Whether a switch is on or off, when the command line says so. */
    Optional<Boolean> isSet(String name) {
        return Optional.ofNullable(values.get(name)).map(Boolean::parseBoolean);
    }

    /** A value, unless it is empty: to the CLI that is as good as none. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    long number(String name, long otherwise) {
        return value(name).map(Long::parseLong).orElse(otherwise);
    }

    /** Whether JSON is asked for; {@code --quiet} overrules it. */
    boolean isJson() {
        return !isOn("quiet") && (isOn("json") || value("format").filter("json"::equals).isPresent());
    }

    private void take(String word, Deque<String> rest) {
        if (word.equals(DASHES)) {
            words.addAll(rest);
            rest.clear();
        } else if (word.startsWith(DASHES)) {
            name(word.substring(2), rest);
        } else if (word.startsWith(DASH) && word.length() > 1) {
            letters(word.substring(1), rest);
        } else {
            words.add(word);
        }
    }

    private void name(String word, Deque<String> rest) {
        String name = word.replaceFirst("(?s)=.*", "");
        Flag flag = flags.named(name).orElseThrow(() -> new CliException("unknown flag: --" + name));
        if (word.length() > name.length()) {
            put(flag, word.substring(name.length() + 1));
        } else {
            put(flag, flag.isSwitch() ? "true" : next(rest, DASHES + name));
        }
    }

    private void letters(String word, Deque<String> rest) {
        String letter = word.substring(0, 1);
        String behind = word.substring(1);
        String place = "'%s' in -%s".formatted(letter, word);
        Flag flag = flags.lettered(letter)
                .orElseThrow(() -> new CliException("unknown shorthand flag: " + place));
        if (behind.startsWith("=")) {
            put(flag, behind.substring(1));
        } else if (!flag.isSwitch()) {
            put(flag, behind.isEmpty() ? next(rest, place) : behind);
        } else {
            put(flag, "true");
            if (!behind.isEmpty()) {
                letters(behind, rest);
            }
        }
    }

    private void put(Flag flag, String value) {
        values.put(flag.name(), flag.read(value));
    }

    private static String next(Deque<String> rest, String flag) {
        if (rest.isEmpty()) {
            throw new CliException("flag needs an argument: " + flag);
        }
        return rest.pop();
    }
}
