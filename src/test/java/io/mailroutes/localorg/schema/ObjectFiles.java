package io.mailroutes.localorg.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the standard objects from the files in {@code objects/}, whose README tells how they are written. */
final class ObjectFiles {

    /** In the order in which describe lists them. */
    private static final List<String> STANDARD = List.of("Account", "AccountContactRelation", "Campaign",
            "CampaignMember", "Contact", "EmailMessage", "EmailMessageRelation", "Event", "Lead", "Opportunity",
            "OpportunityContactRole", "Organization", "Task", "User");
    private static final Pattern HEAD = Pattern.compile("object (\\w+) (\\w{3}) \"([^\"]+)\" \"([^\"]+)\"");

    private ObjectFiles() {
    }

    static List<SObjectType> standard() {
        return STANDARD.stream().map(ObjectFiles::read).toList();
    }

    /** The fields that every object has, custom ones too. */
    static List<Field> systemFields() {
        return lines("system").stream().map(FieldLine::parse).toList();
    }

    private static SObjectType read(String name) {
        List<String> lines = lines(name);
        Matcher head = HEAD.matcher(lines.get(0));
        if (!head.matches()) {
            throw new IllegalArgumentException("Not the head of an object: " + lines.get(0));
        }
        List<Field> fields = new ArrayList<>(systemFields());
        lines.stream().skip(1).map(FieldLine::parse).forEach(fields::add);
        return new SObjectType(head.group(1), head.group(2), head.group(3), head.group(4), fields);
    }

    private static List<String> lines(String name) {
        String path = "/io/mailroutes/localorg/objects/" + name + ".txt";
        try (InputStream in = ObjectFiles.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
