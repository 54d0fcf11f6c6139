package io.mailroutes.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.mapping.Dialect;
import io.mailroutes.mapping.FieldDescription;
import io.mailroutes.mapping.KindRoutes;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.ObjectDescription;
import io.mailroutes.mapping.RecordGuard;
import io.mailroutes.mapping.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/**
 * How records of a kind are found in the org: by the route {@code direct:mailroutes-KIND-lookup} where there is one, else
 * by their external ID.
 */
public final class Lookups {

    /** For so many one composite request is enough. */
    private static final int MOST_KEYS = 10_000;
    private static final int MOST_CHARACTERS = 8_000_000;
    /** Characters of a row besides its fields: what it is, and its address. */
    private static final int ROW = 150;

    private final CamelContext context;
    private final Kinds kinds;
    private final KindRoutes routes;
    private final Map<String, Function<JsonNode, List<String>>> found = new ConcurrentHashMap<>();

    public Lookups(CamelContext context, Kinds kinds) {
        this.context = context;
        this.kinds = kinds;
        this.routes = new KindRoutes(context);
    }

    /** Whether the org can be asked for records of a kind by their keys. */
    public boolean canFind(String kind) {
        return routes.hasLookup(kind) || kinds.target(kind).isUpsert();
    }

    /** Whether a kind has a command by which a mailbox's records are read; else they are only made for others. */
    boolean isRead(String kind) {
        return routes.isRead(kind);
    }

    /** @return of how many records of a kind the org can be asked at once, so that the rows stay few megabytes */
    int mostKeys(String kind) {
        ObjectDescription description = kinds.description(kind);
        int width = ROW + kinds.comparedFields(kind).stream().mapToInt(field -> field.length()
                + description.field(field).map(FieldDescription::length).orElse(0)).sum();
        return Math.min(MOST_KEYS, MOST_CHARACTERS / width);
    }

    private static String route(String kind) {
        return "mailroutes-" + kind + "-lookup";
    }

    /** @return the endpoint that takes a list of keys and gives a list of rows */
    public String endpoint(String kind) {
        return routes.hasLookup(kind) ? "direct:" + route(kind) : "kamelet:mailroutes-lookup";
    }

    /** @return the rows by the keys that each answers, as the kind's {@code found} says; else by its external ID */
    public Map<String, List<JsonNode>> byKey(String kind, Collection<JsonNode> rows) {
        Target target = kinds.target(kind);
        RecordGuard guard = kinds.guard(kind);
        Map<String, List<JsonNode>> byKey = new HashMap<>();
        for (JsonNode row : rows) {
            for (String key : keys(target, row)) {
                byKey.computeIfAbsent(guard.key(key), each -> new ArrayList<>(1)).add(row);
            }
        }
        return byKey;
    }

    private List<String> keys(Target target, JsonNode row) {
        return target.found().isEmpty() ? List.of(row.path(target.externalId()).asText())
                : found.computeIfAbsent(target.found(), text -> Dialect.texts(context, text)).apply(row);
    }
}
