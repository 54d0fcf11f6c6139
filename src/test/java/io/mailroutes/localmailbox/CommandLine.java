package io.mailroutes.localmailbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of a command line, taken apart as the CLI does: {@code --flag value}, {@code --flag=value}, arguments. */
final class CommandLine {

    private static final Set<String> ALWAYS =
            Set.of("json", "quiet", "wide", "no-color", "verbose", "format", "config");
    private static final Map<String, Set<String>> OF_COMMAND = Map.of(
            "contacts list", Set.of("limit", "email", "source"),
            "email list", Set.of("limit", "unread", "starred", "from", "folder", "all-folders", "all", "max"),
            "email search", Set.of("limit", "from", "to", "subject", "after", "before", "unread", "starred", "in"));
    private static final Set<String> WITH_VALUE = Set.of("limit", "max", "folder", "in", "after", "before", "from",
            "to", "subject", "email", "source", "format", "config");
    private static final Map<String, String> SHORT =
            Map.of("-n", "--limit", "-l", "--limit", "-a", "--all", "-q", "--quiet", "-v", "--verbose");

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> flags = new HashMap<>();

    /** @throws CliException when there is a flag that the CLI does not have, or one without its value */
    CommandLine(String... args) {
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String word = rest.pop();
            if (word.length() > 1 && word.startsWith("-")) {
                flag(SHORT.getOrDefault(word, word), rest);
            } else {
                words.add(word);
            }
        }
        Set<String> known = OF_COMMAND.getOrDefault(command(), Set.of());
        flags.keySet().stream().filter(name -> !ALWAYS.contains(name) && !known.contains(name)).findFirst()
                .ifPresent(CommandLine::unknown);
    }

    /** The command's own two words. */
    String command() {
        return (word(0) + " " + word(1)).strip();
    }

    /** The word at a place; an empty string when there are fewer. */
    String word(int place) {
        return place < words.size() ? words.get(place) : "";
    }

    /** What stands after the command's own two words. */
    List<String> arguments() {
        return words.subList(Math.min(2, words.size()), words.size());
    }

    boolean has(String flag) {
        return flags.containsKey(flag);
    }

    Optional<String> value(String flag) {
        return Optional.ofNullable(flags.get(flag));
    }

    /** @throws CliException when the value is no number */
    int number(String flag, int otherwise) {
        String value = flags.get(flag);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new CliException("invalid argument \"%s\" for \"--%s\" flag: strconv.ParseInt: parsing \"%s\": "
                    .formatted(value, flag, value) + "invalid syntax");
        }
    }

    private void flag(String word, Deque<String> rest) {
        String name = word.replaceFirst("^--", "").replaceFirst("=.*", "");
        if (word.contains("=")) {
            flags.put(name, word.substring(word.indexOf('=') + 1));
        } else if (!WITH_VALUE.contains(name)) {
            flags.put(name, "true");
        } else if (rest.isEmpty()) {
            throw new CliException("flag needs an argument: --" + name);
        } else {
            flags.put(name, rest.pop());
        }
    }

    private static void unknown(String flag) {
        throw new CliException("unknown flag: --" + flag);
    }
}
