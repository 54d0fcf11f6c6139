package io.mailroutes.localmailbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads the data files beside this class. Empty lines and lines that start with {@code #} are for people. */
final class Resource {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Resource() {
    }

    static List<ObjectNode> jsonLines(String name) {
        List<ObjectNode> objects = new ArrayList<>();
        try {
            for (String line : lines(name)) {
                objects.add((ObjectNode) JSON.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is not JSON Lines", e);
        }
        return objects;
    }

    /** Rows of a table whose values have no semicolon in them. */
    static List<String[]> table(String name) {
        return lines(name).stream().map(line -> line.split(";", -1)).toList();
    }

    private static List<String> lines(String name) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Resource.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
