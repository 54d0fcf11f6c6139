package io.mailroutes.localorg.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All objects of the org, read from the tables in {@code objects/}. */
public final class Schema {

    private static final List<String> OBJECTS = List.of("Organization", "User", "Account", "Contact", "Lead",
            "Opportunity", "OpportunityContactRole", "AccountContactRelation", "Task");
    private static final String SYSTEM = """
            IsDeleted,Deleted,boolean,0,readonly defaulted,,,
            CreatedDate,Created Date,datetime,0,readonly defaulted,,,
            CreatedById,Created By ID,reference,18,readonly defaulted,User,CreatedBy,
            LastModifiedDate,Last Modified Date,datetime,0,readonly defaulted,,,
            LastModifiedById,Last Modified By ID,reference,18,readonly defaulted,User,LastModifiedBy,
            SystemModstamp,System Modstamp,datetime,0,readonly defaulted,,,""";

    private final Map<String, ObjectType> objects = new LinkedHashMap<>();

    public Schema() {
        OBJECTS.forEach(name -> objects.put(name.toLowerCase(Locale.ROOT), read(name)));
    }

    public Collection<ObjectType> objects() {
        return objects.values();
    }

    public Optional<ObjectType> object(String name) {
        return Optional.ofNullable(objects.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The object whose records have ids like this one. */
    public Optional<ObjectType> ofId(String id) {
        return objects.values().stream().filter(object -> id.startsWith(object.keyPrefix())).findFirst();
    }

    private static ObjectType read(String name) {
        try (InputStream file = Schema.class.getResourceAsStream("/io/mailroutes/localorg/objects/" + name + ".csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            String[] head = lines.readLine().split(",");
            ObjectType object = new ObjectType(name, head[0], head[1], head[2]);
            object.add(field("Id,Record ID,id,18,required readonly defaulted,,,"));
            lines.lines().forEach(line -> object.add(field(line)));
            SYSTEM.lines().forEach(line -> object.add(field(line)));
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Field field(String line) {
        String[] cells = line.split(",", -1);
        List<String> values = cells[7].isEmpty() ? List.of() : Arrays.asList(cells[7].split(";"));
        String preset = values.stream().filter(value -> value.endsWith("*")).findFirst()
                .map(Schema::withoutMark).orElse("");
        return new Field(cells[0], cells[1], cells[2], Integer.parseInt(cells[3]), Set.of(cells[4].split(" ")),
                cells[5].isEmpty() ? List.of() : List.of(cells[5].split(";")), cells[6],
                values.stream().map(Schema::withoutMark).toList(), preset);
    }

    private static String withoutMark(String value) {
        return value.endsWith("*") ? value.substring(0, value.length() - 1) : value;
    }
}
