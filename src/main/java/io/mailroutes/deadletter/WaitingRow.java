package io.mailroutes.deadletter;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.mailroutes.deadletter.LetterFate.End;

/** A dead letter of a row that a replay is to send, and older ones of the same record, which share its fate. */
final class WaitingRow {

    private final long line;
    private final UUID fingerprint;
    private final Letter letter;
    private final List<WaitingRow> older = new ArrayList<>();
    private End end = End.NOT_REACHED;
    private String refusal = "";

    WaitingRow(long line, byte[] text, Letter letter) {
        this.line = line;
        this.fingerprint = Replay.fingerprint(text);
        this.letter = letter;
    }

    long line() {
        return line;
    }

    Letter letter() {
        return letter;
    }

    /** What makes two letters those of one record; of rows that are created each is one of its own. */
    String record() {
        String key = letter.original().path(letter.externalId()).asText("");
        return key.isEmpty() ? "line " + line : letter.object() + '\t' + letter.externalId() + '\t' + key;
    }

    /** Takes the place of an earlier letter of the same record. */
    WaitingRow inPlaceOf(WaitingRow earlier) {
        older.add(earlier);
        return this;
    }

    /** @param again the new letter, as JSON; empty when it was not refused */
    void ends(End how, String again) {
        end = how;
        refusal = again;
        older.forEach(each -> each.ends(how, again));
    }

    LetterFate fate() {
        return new LetterFate(line, fingerprint, end, refusal);
    }

    /** @return the fate of one that a replay is about to send */
    LetterFate sending(String run) {
        return new LetterFate(line, fingerprint, End.SENDING, run);
    }
}
