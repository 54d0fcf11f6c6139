package io.mailroutes.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The dead letters of a folder. */
final class Letters {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Letter> all = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private Letters() {
    }

    static Letters read(Path folder) throws IOException {
        Letters letters = new Letters();
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            for (Path file : files.sorted().toList()) {
                Files.readAllLines(file).forEach(letters::read);
            }
        }
        return letters;
    }

    private void read(String line) {
        try {
            all.add(letter(JSON.readTree(line)));
        } catch (JsonProcessingException e) {
            broken.add(line);
        }
    }

    private static Letter letter(JsonNode json) {
        JsonNode original = json.path("original");
        JsonNode sender = original.path("from").path(0).path("email");
        String person = sender.asText(original.path("emails").path(0).path("email").asText());
        return new Letter(json.path("kind").asText(), json.path("key").asText(), json.path("code").asText(),
                json.path("reason").asText(), person.toLowerCase(Locale.ROOT), original.path("id").asText());
    }

    List<Letter> all() {
        return all;
    }

    /** Lines that are no document: a process was killed while it wrote one. */
    List<String> broken() {
        return broken;
    }

    List<Letter> of(String kind) {
        return all.stream().filter(letter -> letter.kind().equals(kind)).toList();
    }

    /**
     * One refused record.
     *
     * @param person     address of the person whom it is or belongs to, in lower case
     * @param originalId of the contact or message from which it was made
     */
    record Letter(String kind, String key, String code, String reason, String person, String originalId) {
    }
}
