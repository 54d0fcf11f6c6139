package io.mailroutes.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the Nylas CLI prints of one record with every field filled that it knows, to try a mapping on. */
public final class Samples {

    private static final Map<String, String> BY_COMMAND = Map.of("contacts list", "sample-contact.json",
            "email list", "sample-message.json", "email search", "sample-message.json",
            "calendar events", "sample-event.json");

    private Samples() {
    }

    /**
     * @param arguments of the command; its first two words tell what it prints
     * @return a JSON array with one sample, UTF-8; an empty one for a command that is not known here
     */
    public static byte[] of(List<String> arguments) {
        String command = String.join(" ", arguments.subList(0, Math.min(2, arguments.size())));
        String file = BY_COMMAND.get(command);
        return ("[" + (file == null ? "" : text("/io/mailroutes/" + file)) + "]").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String resource) {
        try (InputStream sample = Samples.class.getResourceAsStream(resource)) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
