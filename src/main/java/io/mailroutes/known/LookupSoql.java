package io.mailroutes.known;

import io.mailroutes.mapping.Kinds;
import io.mailroutes.salesforce.Soql;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/** Makes SOQL of the templates in {@code lookups.camel.yaml}, as the bean {@code mailroutesSoql}. */
public final class LookupSoql {

    private final Kinds kinds;
    private final Soql soql;

    public LookupSoql(Kinds kinds, Soql soql) {
        this.kinds = kinds;
        this.soql = soql;
    }

    /**
     * @param template SOQL with {@code :fields}, {@code :merged}, {@code :object}, {@code :externalId}, and what is
     *                 repeated for each key, see {@link Soql}
     * @param kind     whose records are looked up
     * @return the statements that together ask for all the keys
     */
    public List<String> statements(@Variable("soql") String template, @ExchangeProperty("kind") String kind,
            @Body List<String> keys) {
        String filled = template.replace(":fields", String.join(", ", kinds.comparedFields(kind)))
                .replace(":merged", merged(kind)).replace(":object", kinds.target(kind).object())
                .replace(":externalId", kinds.target(kind).externalId());
        return soql.statements(filled, keys);
    }

    private String merged(String kind) {
        return Stream.concat(Stream.of("Id", "MasterRecordId"),
                kinds.itsFields(kind).stream().map(field -> "MasterRecord." + field)).collect(Collectors.joining(", "));
    }
}
