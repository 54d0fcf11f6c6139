package io.mailroutes.deadletter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.deadletter.LetterFate.End;

/** Rows of dead letters that go to one object in one load. */
public final class RowBatch {

    private final String object;
    private final String externalId;
    private final List<WaitingRow> rows;
    private final List<WaitingRow> unsettled;

    RowBatch(Collection<WaitingRow> rows) {
        this.rows = List.copyOf(rows);
        this.unsettled = new ArrayList<>(rows);
        object = this.rows.get(0).letter().object();
        externalId = this.rows.get(0).letter().externalId();
    }

    /** API name of the object. */
    public String object() {
        return object;
    }

    /** The field to upsert by; empty to create. */
    public String externalId() {
        return externalId;
    }

    /** @return the rows as the route gave them the first time, or as a person corrected them since */
    public List<JsonNode> rows() {
        return rows.stream().map(row -> row.letter().original()).toList();
    }

    /** Says what became of the next row. @param refusal its new letter; null when it arrived */
    public void settled(RowLetter refusal) {
        WaitingRow row = unsettled.remove(0);
        row.ends(refusal == null ? End.SENT : End.REFUSED, refusal == null ? "" : refusal.line());
    }

    /** The load failed: of rows that are created nobody knows whether they were; others may be sent again. */
    void failed() {
        unsettled.forEach(row -> row.ends(externalId.isEmpty() ? End.IN_DOUBT : End.NOT_REACHED, ""));
    }
}
