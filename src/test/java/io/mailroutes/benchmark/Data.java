package io.mailroutes.benchmark;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailroutes.localmailbox.LocalMailbox;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A mailbox of the generated one's contacts and messages, each worked out of its number, so that they are the same every
 * time. What the CLI prints of them is in files before anything is measured, and its stand-in prints these.
 *
 * @param folder with the files
 * @param size   how many contacts
 */
record Data(Path folder, int size) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @return the data of a size, made where they are not there yet */
    static Data of(Path workspace, int size, Work work) throws IOException, InterruptedException {
        Path folder = workspace.resolve("data-" + size + (work == Work.MAIL ? "-mail" : ""));
        Data data = new Data(folder, size);
        if (Files.notExists(folder)) {
            data.make(work == Work.MAIL ? size : 0);
        }
        return data;
    }

    /** What {@code nylas contacts list --json} prints. */
    Path contacts() {
        return folder.resolve("contacts.json");
    }

    /** The CSV that the jq of {@link JqCsv} makes of the contacts. */
    Path csv() {
        return folder.resolve("contacts.csv");
    }

    /** A {@code nylas} that prints the files, whatever else it is asked. */
    Path nylas() {
        return folder.resolve("nylas");
    }

    private void make(int messages) throws IOException, InterruptedException {
        Path nylas = LocalMailbox.generated(size, messages).install(folder.resolve("generated"));
        print(nylas, "auth.json", "auth", "list", "--json");
        print(nylas, "contacts.json", "contacts", "list", "--json", "--limit", Integer.toString(size + 1));
        print(nylas, "messages.json", "email", "list", "--json", "--limit", Integer.toString(messages + 1));
        Files.writeString(nylas(), """
                #!/bin/sh
                case "$1" in
                  auth) file=auth ;;
                  contacts) file=contacts ;;
                  *) file=messages ;;
                esac
                exec cat '%s/'$file.json
                """.formatted(folder));
        Files.setPosixFilePermissions(nylas(), PosixFilePermissions.fromString("rwxr-xr-x"));
        writeCsv();
    }

    private void print(Path nylas, String file, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(nylas.toString()).redirectOutput(folder.resolve(file).toFile())
                .redirectError(folder.resolve("said").toFile());
        builder.command().addAll(List.of(arguments));
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("The data could not be made: " + builder.command());
        }
    }

    private void writeCsv() throws IOException {
        try (JsonParser contacts = JSON.createParser(contacts().toFile()); Writer out = Files.newBufferedWriter(csv());
                CSVPrinter csv = new CSVPrinter(out, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
            csv.printRecord("FirstName", "LastName", "Email", "Phone", "Title");
            contacts.nextToken();
            while (contacts.nextToken() == JsonToken.START_OBJECT) {
                JsonNode contact = contacts.readValueAsTree();
                csv.printRecord(contact.path("given_name").asText(), contact.path("surname").asText("Unknown"),
                        contact.path("emails").path(0).path("email").asText(),
                        contact.path("phone_numbers").path(0).path("number").asText(), contact.path("job_title").asText());
            }
        }
    }
}
