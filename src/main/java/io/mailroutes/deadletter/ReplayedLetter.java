package io.mailroutes.deadletter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailroutes.state.Original;
import io.mailroutes.state.StagedLetter;

/**
 * What a dead letter's record is made from, again.
 *
 * @param json     the contact or message as the Nylas CLI printed it, or the company
 * @param original where it stands
 */
public record ReplayedLetter(JsonNode json, Original original) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ReplayedLetter of(StagedLetter letter, Path folder) {
        try {
            return new ReplayedLetter(JSON.readTree(letter.original().read(folder)), letter.original());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
