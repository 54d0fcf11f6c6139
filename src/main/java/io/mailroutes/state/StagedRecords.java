package io.mailroutes.state;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.state.StagedRecord.Status;

/** The questions that a run asks of its {@link Staging}. Every answer is a page, never a whole stage. */
public final class StagedRecords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Staging staging;

    public StagedRecords(Staging staging) {
        this.staging = staging;
    }

    /** @return the next records of a stage and status after one, by company and person; after null for the first */
    public List<StagedRecord> page(String stage, Status status, StagedRecord after, int most) {
        return staging.query("SELECT * FROM record WHERE stage = ? AND place > ? AND status = ? ORDER BY stage, place LIMIT ?",
                StagedRecords::read, stage, after == null ? "" : after.place(), status.name(), most);
    }

    /** @return the records of a stage that belong to these people, by address */
    public Map<String, StagedRecord> byPerson(String stage, Collection<String> people) {
        Map<String, StagedRecord> found = new HashMap<>();
        staging.query("SELECT record.* FROM UNNEST(?) wanted(k) JOIN record ON stage = ? AND person = wanted.k",
                StagedRecords::read, people.toArray(), stage).forEach(record -> found.putIfAbsent(record.person(), record));
        return found;
    }

    /** @return all pending records of a stage of one person */
    public List<StagedRecord> pendingOf(String stage, String person) {
        return staging.query("SELECT * FROM record WHERE stage = ? AND person = ? AND status = 'PENDING' ORDER BY place",
                StagedRecords::read, stage, person);
    }

    /** @return the accounts of these domains, by domain */
    public Map<String, StagedRecord> accounts(Collection<String> domains) {
        List<String> places = domains.stream().map(StagedRecords::accountPlace).toList();
        Map<String, StagedRecord> found = new HashMap<>();
        staging.query("SELECT record.* FROM UNNEST(?) wanted(k) JOIN record ON stage = 'accounts' AND place = wanted.k",
                StagedRecords::read, (Object) places.toArray()).forEach(record -> found.put(record.key(), record));
        return found;
    }

    /** @return waiting messages of the next senders after one, one message each */
    public List<StagedRecord> nextSenders(String afterPerson, int most) {
        Map<String, StagedRecord> bySender = new LinkedHashMap<>();
        staging.query("SELECT * FROM record WHERE stage = 'emails' AND person > ? AND status = 'PENDING' "
                + "ORDER BY stage, person LIMIT ?", StagedRecords::read, afterPerson, most)
                .forEach(message -> bySender.putIfAbsent(message.person(), message));
        return List.copyOf(bySender.values());
    }

    /**
     * @return the next people after one, by company, who have a company and no account yet, and something to be
     *         written: their own record or a message
     */
    public List<StagedRecord> needingAccount(StagedRecord after, int most) {
        return staging.query("SELECT * FROM record who WHERE stage = 'contacts' AND place > ? AND domain <> '' "
                + "AND parent_id = '' AND (status = 'PENDING' OR status = 'UNCHANGED' AND EXISTS (SELECT 1 FROM record mail "
                + "WHERE mail.stage = 'emails' AND mail.person = who.person AND mail.status = 'PENDING')) "
                + "ORDER BY stage, place LIMIT ?", StagedRecords::read, after == null ? "" : after.place(), most);
    }

    /** Gives one status to all waiting messages of a sender. @return how many there were */
    public int settleMessagesOf(String person, Status status) {
        return staging.update("UPDATE record SET status = ? WHERE stage = 'emails' AND person = ? AND status = 'PENDING'",
                status.name(), person);
    }

    private static String accountPlace(String domain) {
        return domain + "\t\t" + domain;
    }

    private static StagedRecord read(ResultSet rows) throws SQLException {
        return new StagedRecord(rows.getString("stage"), rows.getString("record_key"), rows.getString("person"),
                rows.getString("domain"), rows.getString("label"), fields(rows.getString("fields")),
                new Original(rows.getString("original_file"), rows.getLong("original_offset"),
                        rows.getInt("original_length")),
                Status.valueOf(rows.getString("status")), rows.getString("id"), rows.getString("parent_id"),
                rows.getString("left_out"), rows.getString("hashes"));
    }

    private static ObjectNode fields(String json) throws SQLException {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new SQLException("A staged record is damaged", e);
        }
    }
}
