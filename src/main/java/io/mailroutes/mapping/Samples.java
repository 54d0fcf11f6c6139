package io.mailroutes.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A contact, a message and a company with every field filled that the Nylas CLI knows, to try a mapping on. */
public final class Samples {

    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonNode contact() {
        return read("sample-contact.json");
    }

    public JsonNode message() {
        return read("sample-message.json");
    }

    public JsonNode company() {
        return read("sample-company.json");
    }

    private static JsonNode read(String name) {
        try (InputStream json = Samples.class.getResourceAsStream("/io/mailroutes/" + name)) {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
