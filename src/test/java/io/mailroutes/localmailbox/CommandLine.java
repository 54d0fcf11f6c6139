package io.mailroutes.localmailbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The arguments of a CLI call: command, grant id, options. */
final class CommandLine {

    private static final Set<String> WITH_VALUE = Set.of("--limit", "--max", "--after", "--before", "--in", "--folder",
            "--source", "--email");

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    CommandLine(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (WITH_VALUE.contains(argument) && i + 1 < arguments.size()) {
                options.put(argument, arguments.get(++i));
            } else if (argument.startsWith("--")) {
                options.put(argument, "");
            } else {
                words.add(argument);
            }
        }
    }

    /** One word ({@code version}) or two ({@code contacts list}). */
    String command() {
        return String.join(" ", words.subList(0, Math.min(2, words.size())));
    }

    /** The grant id; empty where none is given. */
    String grant() {
        int at = "email search".equals(command()) ? 3 : 2;
        return words.size() > at ? words.get(at) : "";
    }

    long limit(int preset) {
        return Long.parseLong(options.getOrDefault("--limit", Integer.toString(preset)));
    }

    /** Whether a message's day, in the zone it is shown in, is within {@code --after} and {@code --before}. */
    boolean isInPeriod(ObjectNode message) {
        String day = message.path("date").asText().substring(0, 10);
        return day.compareTo(options.getOrDefault("--after", "0000")) >= 0
                && day.compareTo(options.getOrDefault("--before", "9999")) < 0;
    }
}
