package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.IdSequences;
import io.mailroutes.localorg.data.RowStore;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;

/**
 * Writes records as Salesforce does: each is checked, whatever is wrong with it is reported, the rest are written. Whole
 * sets are checked at once, so that a thousand rows cost a few queries.
 */
public final class Dml {

    private static final ApiError ROLLED_BACK = ApiError.ofRecord("ALL_OR_NONE_OPERATION_ROLLED_BACK",
            "Record rolled back because not all records were valid and the request was using AllOrNone header");

    private final Database database;
    private final Schema schema;
    private final IdSequences ids;
    private final DuplicateRules duplicateRules = new DuplicateRules();
    private final ValidationRules validationRules = new ValidationRules();
    private final Deletes deletes = new Deletes();
    private final List<Step> checks;

    /** @param refusal asked for each row: why it is not written, whatever it is */
    public Dml(Database database, Schema schema, Supplier<Optional<ApiError>> refusal) {
        this.database = database;
        this.schema = schema;
        this.ids = new IdSequences(database);
        this.checks = List.of(new Targets(), new FieldValues(), new ParentKeys(), new RequiredFields(), new References(),
                Dml::objectChecks, validationRules, new UniqueFields(), duplicateRules, new RowRefusals(refusal));
    }

    public DuplicateRules duplicateRules() {
        return duplicateRules;
    }

    public ValidationRules validationRules() {
        return validationRules;
    }

    /** @return what became of each record, in the order given */
    public List<SaveResult> save(Save save) {
        return database.write(connection -> {
            Batch batch = new Batch(save, schema, connection, ids);
            for (Step check : checks) {
                check.run(batch);
            }
            rollBackInnocent(batch);
            write(batch);
            return batch.results();
        });
    }

    /** Moves records to the recycle bin, and with them the children that go with their parent. */
    public List<SaveResult> delete(SObjectType type, List<String> recordIds, Save.Options options) {
        List<Map<String, Object>> rows = recordIds.stream().map(id -> Map.<String, Object>of("Id", id)).toList();
        Save save = new Save(type, Save.Operation.UPDATE, null, rows, options);
        return database.write(connection -> {
            Batch batch = new Batch(save, schema, connection, ids);
            new Targets().run(batch);
            checks.get(checks.size() - 1).run(batch);
            rollBackInnocent(batch);
            deletes.run(batch);
            return batch.results();
        });
    }

    /** Deletes records for good, past the recycle bin. */
    public List<SaveResult> hardDelete(SObjectType type, List<String> recordIds, Save.Options options) {
        return database.write(connection -> {
            List<SaveResult> results = delete(type, recordIds, options);
            new RowStore(connection, type).remove(results.stream().filter(SaveResult::success).map(SaveResult::id).toList());
            return results;
        });
    }

    /** Joins one record with another of its object: what belongs to it goes to the other. */
    public List<SaveResult> merge(SObjectType type, String masterId, String id, Save.Options options) {
        Save save = new Save(type, Save.Operation.UPDATE, null, List.of(Map.of("Id", id)), options);
        return database.write(connection -> {
            Batch batch = new Batch(save, schema, connection, ids);
            new Targets().run(batch);
            new Merges(masterId).run(batch);
            return batch.results();
        });
    }

    private static void objectChecks(Batch batch) throws SQLException {
        ObjectRules.of(batch.type().name()).check(batch, batch.good());
    }

    private static void rollBackInnocent(Batch batch) {
        if (batch.save().options().allOrNone() && batch.anyRefused()) {
            batch.good().forEach(draft -> draft.refuse(ROLLED_BACK));
        }
    }

    private void write(Batch batch) throws SQLException {
        List<Draft> good = batch.good();
        ObjectRules rules = ObjectRules.of(batch.type().name());
        new Defaults(ids).run(batch);
        rules.derive(batch, good);
        batch.rows(batch.type()).insert(batch.inserts().map(Draft::values).toList());
        batch.rows(batch.type()).update(batch.updates().map(Draft::values).toList());
        rules.follow(batch, good);
    }

    /** Ids for rows that are written past the checks, as the org's own first rows are. */
    public IdSequences ids() {
        return ids;
    }
}
