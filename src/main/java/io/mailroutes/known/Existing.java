package io.mailroutes.known;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.Target;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What becomes of records by what the org has: an update, nothing new, one to be created, or one that is gone. */
public final class Existing {

    /** Why a record is left out that the org does not have. */
    static final String NOT_CREATED = "not in the org, and none are created";
    /** Why there is no record that others refer to, when nothing says what it could be made from. */
    static final String NOWHERE = "nowhere";

    private final Kinds kinds;
    private final KnownRecords known;
    private final Aliases aliases;
    private final Comparison comparison;
    private final Lookups lookups;

    public Existing(Kinds kinds, KnownRecords known, Aliases aliases, Comparison comparison, Lookups lookups) {
        this.kinds = kinds;
        this.known = known;
        this.aliases = aliases;
        this.comparison = comparison;
        this.lookups = lookups;
    }

    /** Settles waiting records of the mailbox that the org has, and leaves the others out when none are created. */
    void settleOwn(MailboxRun run, String kind, List<StagedRecord> own, Map<String, List<JsonNode>> found) {
        Target target = kinds.target(kind);
        Map<String, Sent> sent = known.find(run, kind, own.stream().map(StagedRecord::key).filter(found::containsKey)
                .toList());
        List<StagedRecord> settled = new ArrayList<>();
        List<StagedRecord> others = new ArrayList<>();
        for (StagedRecord record : own) {
            List<JsonNode> rows = found.getOrDefault(record.key(), List.of());
            if (rows.isEmpty()) {
                others.add(record);
            } else if (!target.isUpsert()) {
                settled.add(record.existing(Status.KNOWN, id(rows.get(0)), row(kind, rows.get(0)), "", record.hashes()));
            } else if (rows.size() == 1) {
                // Of several matches none is chosen: the upsert is refused, and its dead letter says what to do.
                settled.add(comparison.compare(record, rows.get(0), row(kind, rows.get(0)), sent.get(record.key())));
            }
        }
        run.staging().settle(settled);
        aliases.note(run, kind, settled);
        run.report().kind(kind).unchanged(settled.stream().filter(record -> !record.isPending()).count());
        leaveOutNew(run, kind, others);
    }

    /** Leaves records out that the org does not have, when none are created. */
    void leaveOutNew(MailboxRun run, String kind, List<StagedRecord> records) {
        if (!kinds.target(kind).create() && !records.isEmpty()) {
            run.staging().settle(records.stream().map(record -> record.without(Status.SKIPPED, NOT_CREATED)).toList());
            run.report().kind(kind).skipped(NOT_CREATED, records.size());
        }
    }

    /** Settles records that others refer to; those that are not found are gone, or to be made from their seeds. */
    void settleWanted(MailboxRun run, Lookup lookup, Map<String, List<JsonNode>> found) {
        String kind = lookup.kind();
        List<String> missing = new ArrayList<>();
        for (String key : lookup.wanted()) {
            List<JsonNode> rows = found.getOrDefault(key, List.of());
            if (rows.isEmpty()) {
                missing.add(key);
            } else {
                place(run, kind, key, id(rows.get(0)), row(kind, rows.get(0)));
            }
        }
        Map<String, String> ids = idsBefore(run, kind, missing);
        Map<String, String> others = aliases.ids(run, kind, missing.stream().filter(key -> !ids.containsKey(key)).toList());
        for (String key : missing) {
            String id = ids.getOrDefault(key, others.get(key));
            if (id == null) {
                make(run, lookup, key);
            } else if (!lookups.canFind(kind)) {
                place(run, kind, key, id, JsonNodeFactory.instance.objectNode());
            } else if (others.containsKey(key)) {
                lookup.elsewhere().put(key, id);
            } else if (kinds.canBeMerged(kind)) {
                lookup.gone().put(key, id);
            } else {
                make(run, lookup, key);
            }
        }
    }

    private Map<String, String> idsBefore(MailboxRun run, String kind, List<String> keys) {
        Map<String, String> ids = new HashMap<>();
        known.find(run, kind, keys).forEach((key, sent) -> ids.put(key, sent.id()));
        ids.values().removeIf(String::isEmpty);
        run.staging().find(kind, keys).forEach((key, record) -> {
            if (!record.id().isEmpty()) {
                ids.put(key, record.id());
            }
        });
        return ids;
    }

    private void place(MailboxRun run, String kind, String key, String id, ObjectNode row) {
        StagedRecord staged = run.staging().find(kind, key);
        StagedRecord placed = staged == null ? StagedRecord.settled(kind, key, Status.KNOWN, id, row, "")
                : staged.existing(Status.KNOWN, id, row, "", staged.hashes());
        run.staging().settle(List.of(placed));
        if (staged == null && counts(run, kind, key)) {
            run.report().kind(kind).read(1);
            run.report().kind(kind).unchanged(1);
        }
    }

    // Of a kind that is read, what others refer to besides is not counted.
    private boolean counts(MailboxRun run, String kind, String key) {
        return !lookups.isRead(kind) || run.isReplay() && run.letters().seedKeys(kind).contains(key);
    }

    /**
     * Settles those whom the org was asked for by their ids: who was merged is the record that stayed; who was deleted is
     * made again; who is asked for by a further key is the one that has it.
     *
     * @param rows with Id, the wanted fields and, where the object has them, IsDeleted and MasterRecordId with the wanted
     *             fields of the record that stayed
     */
    void settleAsked(MailboxRun run, Lookup lookup, Collection<JsonNode> rows) {
        Map<String, JsonNode> byId = new HashMap<>();
        rows.forEach(row -> byId.put(id(row), row));
        lookup.gone().forEach((key, id) -> settleAsked(run, lookup, key, byId.get(id), false));
        lookup.elsewhere().forEach((key, id) -> settleAsked(run, lookup, key, byId.get(id), true));
    }

    private void settleAsked(MailboxRun run, Lookup lookup, String key, JsonNode row, boolean takeLive) {
        if (row != null && row.path("IsDeleted").asBoolean() && row.hasNonNull("MasterRecordId")) {
            place(run, lookup.kind(), key, row.path("MasterRecordId").asText(),
                    row(lookup.kind(), row.path("MasterRecord")));
        } else if (row != null && takeLive && !row.path("IsDeleted").asBoolean()) {
            place(run, lookup.kind(), key, id(row), row(lookup.kind(), row));
        } else {
            make(run, lookup, key);
        }
    }

    // From what the mailbox has of it, or else from its seed.
    private void make(MailboxRun run, Lookup lookup, String key) {
        StagedRecord staged = run.staging().find(lookup.kind(), key);
        boolean create = kinds.target(lookup.kind()).create();
        if (staged != null) {
            run.report().kind(lookup.kind()).unchanged(-1);
            run.staging().settle(List.of(create ? staged.as(Status.PENDING, "")
                    : staged.without(Status.SKIPPED, NOT_CREATED)));
            if (!create) {
                run.report().kind(lookup.kind()).skipped(NOT_CREATED, 1);
            }
        } else if (create && !run.staging().seed(lookup.kind(), key).file().isEmpty()) {
            lookup.seeds().add(key);
        } else {
            if (!create && counts(run, lookup.kind(), key)) {
                run.report().kind(lookup.kind()).read(1);
                run.report().kind(lookup.kind()).skipped(NOT_CREATED, 1);
            }
            run.staging().add(StagedRecord.settled(lookup.kind(), key, Status.SKIPPED, "",
                    JsonNodeFactory.instance.objectNode(), create ? NOWHERE : NOT_CREATED));
        }
    }

    private static String id(JsonNode row) {
        return row.path("Id").asText();
    }

    private ObjectNode row(String kind, JsonNode found) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        kinds.itsFields(kind).forEach(field -> {
            if (found.hasNonNull(field)) {
                row.set(field, found.get(field));
            }
        });
        return row;
    }
}
