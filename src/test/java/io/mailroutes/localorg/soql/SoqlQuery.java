package io.mailroutes.localorg.soql;

import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.schema.ObjectType;

/**
 * A SOQL statement as SQL.
 *
 * @param object     what stands after FROM
 * @param count      whether it is {@code SELECT COUNT()}
 * @param columns    SQL column label to the path of the SOQL field, {@code ["Account", "Name"]}
 * @param sql        the statement for H2
 * @param parameters its parameters
 */
public record SoqlQuery(ObjectType object, boolean count, Map<String, List<String>> columns, String sql,
        List<Object> parameters) {
}
