package io.mailroutes.benchmark;

import java.util.List;
import java.util.Map;

/**
 * A command that is measured.
 *
 * @param words       program and arguments
 * @param environment further variables
 */
record CommandLine(List<String> words, Map<String, String> environment) {

    static CommandLine of(List<String> words) {
        return new CommandLine(words, Map.of());
    }
}
