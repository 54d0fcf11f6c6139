package io.mailroutes.localmailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One default mailbox from the files {@code contacts.json} and {@code messages.json} of a folder. */
final class FolderSource implements MailboxSource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Grant GRANT = new Grant("7d1f0000-2222-4c33-8a55-000000000001", "dana@northstar-tools.com",
            "google", "valid", true);

    private final Path folder;

    FolderSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Grant> grants() {
        return List.of(GRANT);
    }

    @Override
    public Iterator<ObjectNode> contacts(Grant grant) {
        return read("contacts.json");
    }

    @Override
    public Iterator<ObjectNode> messages(Grant grant) {
        return read("messages.json");
    }

    private Iterator<ObjectNode> read(String name) {
        try {
            List<ObjectNode> records = new ArrayList<>();
            for (JsonNode record : JSON.readTree(Files.readAllBytes(folder.resolve(name)))) {
                records.add((ObjectNode) record);
            }
            return records.iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
