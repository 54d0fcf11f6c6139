package io.mailroutes.state;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
        staging.query("SELECT * FROM record WHERE stage = ? AND person = ANY(?)", StagedRecords::read, stage,
                people.toArray()).forEach(record -> found.putIfAbsent(record.person(), record));
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
        staging.query("SELECT * FROM record WHERE stage = 'accounts' AND place = ANY(?)", StagedRecords::read,
                (Object) places.toArray()).forEach(record -> found.put(record.key(), record));
        return found;
    }

    /** @return the next senders of waiting messages who are no contact of this run, one message each */
    public List<StagedRecord> unknownSenders(String afterPerson, int most) {
        return staging.query("""
                SELECT * FROM record r WHERE stage = 'emails' AND place IN (
                  SELECT MIN(place) FROM record m WHERE stage = 'emails' AND status = 'PENDING' AND person > ?
                    AND NOT EXISTS (SELECT 1 FROM record c WHERE c.stage = 'contacts' AND c.person = m.person)
                  GROUP BY person ORDER BY person LIMIT ?) ORDER BY person""", StagedRecords::read, afterPerson, most);
    }

    /** @return the next companies that contacts of this run belong to: domain, and a company name where one has it */
    public List<Map.Entry<String, String>> companies(String afterDomain, int most) {
        return staging.query("""
                SELECT domain, MAX(label) FROM record WHERE stage = 'contacts' AND domain > ? AND status <> 'KNOWN'
                GROUP BY domain ORDER BY domain LIMIT ?""",
                rows -> Map.entry(rows.getString(1), rows.getString(2)), afterDomain, most);
    }

    /** Gives one status to all waiting messages of a sender. @return how many there were */
    public int settleMessagesOf(String person, Status status) {
        return staging.update("UPDATE record SET status = ? WHERE stage = 'emails' AND person = ? AND status = 'PENDING'",
                status.name(), person);
    }

    /** @return a few records of a stage, for a dry run to show */
    public List<StagedRecord> samples(String stage, Status status, int most) {
        return page(stage, status, null, most);
    }

    /** The places are cut into lists that one statement takes. */
    public static <T> List<List<T>> slices(List<T> all, int size) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            slices.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return slices;
    }

    private static String accountPlace(String domain) {
        return domain + "\t\t" + domain;
    }

    private static StagedRecord read(ResultSet rows) throws SQLException {
        return new StagedRecord(rows.getString("stage"), rows.getString("record_key"), rows.getString("person"),
                rows.getString("domain"), rows.getString("label"), fields(rows.getString("fields")),
                new Original(rows.getString("original_file"), rows.getLong("original_offset"),
                        rows.getInt("original_length")),
                Status.valueOf(rows.getString("status")), rows.getString("id"), rows.getString("parent_id"));
    }

    private static ObjectNode fields(String json) throws SQLException {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new SQLException("A staged record is damaged", e);
        }
    }
}
