package io.mailroutes.localmailbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Mailboxes as a JSON file: an array of
 * {@code {"id", "email", "provider", "status", "contacts": […], "messages": […], "events": […]}}; the events may be left
 * out.
 */
final class MailboxFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MailboxFile() {
    }

    static Mailboxes read(Path file) throws IOException {
        List<Mailbox> mailboxes = new ArrayList<>();
        for (JsonNode written : JSON.readTree(file.toFile())) {
            Grant grant = new Grant(written.get("id").asText(), written.get("email").asText(),
                    written.get("provider").asText(), written.get("status").asText());
            Mailbox mailbox =
                    new ListedMailbox(grant, objects(written.get("contacts")), objects(written.get("messages")));
            mailboxes.add(new CalendarMailbox(mailbox, objects(written.path("events"))));
        }
        return new Mailboxes(mailboxes);
    }

    static void write(Mailboxes mailboxes, Path file) throws IOException {
        ArrayNode array = JSON.createArrayNode();
        for (Mailbox mailbox : mailboxes.all()) {
            Grant grant = mailbox.grant();
            ObjectNode written = array.addObject().put("id", grant.id()).put("email", grant.email())
                    .put("provider", grant.provider()).put("status", grant.status());
            mailbox.contacts().forEach(written.putArray("contacts")::add);
            mailbox.messages().forEach(written.putArray("messages")::add);
            mailbox.events().forEach(written.putArray("events")::add);
        }
        JSON.writeValue(file.toFile(), array);
    }

    private static List<ObjectNode> objects(JsonNode array) {
        List<ObjectNode> objects = new ArrayList<>();
        array.forEach(item -> objects.add((ObjectNode) item));
        return objects;
    }
}
