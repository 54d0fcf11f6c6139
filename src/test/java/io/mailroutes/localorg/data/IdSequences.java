package io.mailroutes.localorg.data;

import static io.mailroutes.localorg.data.Sql.quote;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.SObjectType;

/** Gives out record ids, and goes on after the highest that the database holds. */
public final class IdSequences {

    private final Database database;
    private final Map<String, AtomicLong> last = new ConcurrentHashMap<>();

    public IdSequences(Database database) {
        this.database = database;
    }

    public String next(SObjectType type) {
        AtomicLong sequence = last.computeIfAbsent(type.name(), name -> new AtomicLong(highest(type)));
        return RecordId.of(type.keyPrefix(), sequence.incrementAndGet());
    }

    private long highest(SObjectType type) {
        String id = database.read(connection -> Sql.query(connection,
                "SELECT MAX(\"Id\") FROM " + quote(type.name()), List.of(), row -> row.getString(1)).get(0));
        return id == null ? 0 : RecordId.number(id);
    }
}
