package io.mailroutes.mapping;

import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
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
     * @return an array with one sample; an empty one for a command that is not known here
     */
    public static InputStream of(List<String> arguments) {
        String command = String.join(" ", arguments.subList(0, Math.min(2, arguments.size())));
        String file = BY_COMMAND.get(command);
        return file == null ? text("[]") : new SequenceInputStream(Collections.enumeration(List.of(text("["),
                Samples.class.getResourceAsStream("/io/mailroutes/" + file), text("]"))));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
