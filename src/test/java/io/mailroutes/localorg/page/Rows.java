package io.mailroutes.localorg.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;
import io.mailroutes.localorg.soql.QueryEngine;

/** Asks the org as a client would, but without being counted. Each query says itself how many rows it wants at most. */
final class Rows {

    private static final int MOST = 200;

    private final Schema schema;
    private final QueryEngine engine;

    Rows(Schema schema, QueryEngine engine) {
        this.schema = schema;
        this.engine = engine;
    }

    List<Map<String, Object>> select(String soql) {
        return engine.query(soql, false, MOST, null).records();
    }

    /** The same with rows in the recycle bin. */
    List<Map<String, Object>> selectAll(String soql) {
        return engine.query(soql, true, MOST, null).records();
    }

    int count(SObjectType type) {
        return count("SELECT COUNT() FROM " + type.name());
    }

    int count(String soql) {
        return engine.query(soql, false, 1, null).totalSize();
    }

    /** The object that an id belongs to, if the user may see it. */
    Optional<SObjectType> typeOf(String id) {
        return schema.typeOfId(id).flatMap(type -> schema.type(type.name()));
    }
}
