package io.mailroutes.deadletter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.deadletter.LetterFate.End;
import io.mailroutes.mapping.FieldDescription;
import io.mailroutes.mapping.ObjectDescription;
import io.mailroutes.report.RunReport;

/** Rows of dead letters that go to one object in one load. */
public final class RowBatch {

    private static final int MOST_TOLD = 3;

    private final String object;
    private final String externalId;
    private final List<WaitingRow> rows;
    private final List<WaitingRow> unsettled;
    private String waiting = "";
    private boolean stopped;

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

    /**
     * Tells what a replay would do, which writes nothing: a row that lacks what every new record must have would be
     * refused again. Of one that is upserted that is known when it was refused for that before.
     *
     * @param description of the object
     * @param file        that the rows stand in
     */
    void foresee(ObjectDescription description, String file, RunReport report) {
        int told = 0;
        int shown = 0;
        for (WaitingRow row : rows) {
            List<String> missing = isNew(row) ? missing(row, description) : List.of();
            row.ends(missing.isEmpty() ? End.SENT : End.REFUSED, "");
            if (!missing.isEmpty() && told++ < MOST_TOLD) {
                report.warn(file + ", line " + row.line() + " would stay: " + object + "." + String.join(", " + object + ".",
                        missing) + " is required, and the row gives no value. To do: give one in its \"original\".");
            } else if (missing.isEmpty() && shown++ < MOST_TOLD) {
                report.sample((externalId.isEmpty() ? "create " : "upsert ") + object + " " + row.letter().original());
            }
        }
    }

    private boolean isNew(WaitingRow row) {
        return externalId.isEmpty() || row.letter().isOf(List.of("REQUIRED_FIELD_MISSING"));
    }

    private static List<String> missing(WaitingRow row, ObjectDescription description) {
        Set<String> given = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        row.letter().original().properties().stream().filter(field -> !field.getValue().isNull()
                && !(field.getValue().isTextual() && field.getValue().textValue().isBlank()))
                .forEach(field -> given.add(field.getKey()));
        // What refers to another record may name it by that one's own external ID.
        return description.fields().stream().filter(field -> field.required() && !field.isReference())
                .map(FieldDescription::name).filter(field -> !given.contains(field)).toList();
    }

    /** Says what became of the next row. @param refusal its new letter; null when it arrived */
    public void settled(RowLetter refusal) {
        WaitingRow row = unsettled.remove(0);
        row.ends(refusal == null ? End.SENT : End.REFUSED, refusal == null ? "" : refusal.line());
    }

    /** Says that the next row was kept back by no fault of its own: its letter stays as it is. @param isStop and the others, too */
    public void waits(String reason, boolean isStop) {
        unsettled.remove(0);
        waiting = waiting.isEmpty() ? reason : waiting;
        stopped |= isStop;
    }

    /** Why rows were kept back; empty when none was. */
    String waiting() {
        return waiting;
    }

    /** Whether what kept rows back meets all others, too. */
    boolean isStopped() {
        return stopped;
    }

    /** The load failed: of rows that are created nobody knows whether they were; others may be sent again. */
    void failed() {
        unsettled.forEach(row -> row.ends(externalId.isEmpty() ? End.IN_DOUBT : End.NOT_REACHED, ""));
    }
}
