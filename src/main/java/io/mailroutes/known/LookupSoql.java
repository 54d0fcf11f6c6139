package io.mailroutes.known;

import io.mailroutes.mapping.Kinds;
import io.mailroutes.salesforce.Soql;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
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
     * @param template SOQL with {@code :fields}, {@code :anywhere}, {@code :object}, {@code :externalId}, and what is
     *                 repeated for each key, see {@link Soql}
     * @param kind     whose records are looked up
     * @param tries    how often the look-up failed before, perhaps because it was too much for Salesforce
     * @return the statements that together ask for all the keys
     */
    public List<String> statements(@Variable("soql") String template, @ExchangeProperty("kind") String kind,
            @Body List<String> keys, @Header(Exchange.REDELIVERY_COUNTER) Integer tries) {
        String filled = template.replace(":fields", String.join(", ", kinds.comparedFields(kind)))
                .replace(":anywhere", anywhere(kind)).replace(":object", kinds.target(kind).object())
                .replace(":externalId", kinds.target(kind).externalId());
        return soql.statements(filled, keys, tries == null ? 0 : tries);
    }

    private String anywhere(String kind) {
        List<String> fields = new ArrayList<>(kinds.itsFields(kind));
        if (kinds.canBeMerged(kind)) {
            fields.add("MasterRecordId");
            kinds.itsFields(kind).forEach(field -> fields.add("MasterRecord." + field));
        }
        if (kinds.description(kind).field("IsDeleted").isPresent()) {
            fields.add("IsDeleted");
        }
        fields.add(0, "Id");
        return String.join(", ", fields);
    }
}
