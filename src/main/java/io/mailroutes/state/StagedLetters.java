package io.mailroutes.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.google.common.collect.Iterators;
import io.mailroutes.state.LetterFate.End;
import io.mailroutes.state.StagedRecord.Status;

/**
 * The dead letters that a run sends again, which record each became, and what became of that; in the database of the
 * {@link Staging}. Two letters that become the same record share its fate.
 */
public final class StagedLetters {

    /** The spool of the letters' originals. */
    public static final String SPOOL = "letters";

    private static final int PAGE = 500;

    private final Staging staging;

    StagedLetters(Staging staging) {
        this.staging = staging;
        staging.change("CREATE TABLE letter (spool_offset BIGINT PRIMARY KEY, spool_length INT, file VARCHAR, "
                + "line BIGINT, fingerprint UUID, stage VARCHAR(10), sender VARCHAR, name VARCHAR, place VARCHAR, "
                + "refusal VARCHAR)");
        staging.change("CREATE INDEX letter_line ON letter(file, line)");
        staging.change("CREATE INDEX letter_stage ON letter(stage, sender, spool_offset)");
        staging.change("CREATE INDEX letter_place ON letter(stage, place)");
        staging.change("CREATE INDEX letter_sender ON letter(sender)");
        staging.change("CREATE TABLE another (file VARCHAR)");
    }

    public void add(StagedLetter letter) {
        staging.change("INSERT INTO letter (spool_offset, spool_length, file, line, fingerprint, stage, sender, name) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)", letter.original().offset(), letter.original().length(),
                letter.file(), letter.line(), letter.fingerprint(), letter.stage(), letter.sender(), letter.name());
    }

    /** @return the letters of a stage, one at a time, without contacts made from a From header */
    public Iterator<StagedLetter> of(String stage) {
        Pages<StagedLetter> pages = new Pages<>(last -> staging.query("SELECT * FROM letter WHERE stage = ? "
                + "AND sender = '' AND spool_offset > ? ORDER BY stage, sender, spool_offset LIMIT ?",
                StagedLetters::read, stage, last == null ? -1 : last.original().offset(), PAGE), page -> page);
        return Iterators.concat(Iterators.transform(pages, List::iterator));
    }

    /** @return letters of contacts made from a From header that became no record yet, in pages, one of each person */
    public Iterator<List<StagedLetter>> senders() {
        return new Pages<>(last -> senders(last == null ? "" : last.sender()), page -> page);
    }

    private List<StagedLetter> senders(String after) {
        Map<String, StagedLetter> letters = new LinkedHashMap<>();
        staging.query("SELECT * FROM letter WHERE sender > ? AND place IS NULL ORDER BY sender, spool_offset LIMIT ?",
                StagedLetters::read, after, PAGE).forEach(letter -> letters.putIfAbsent(letter.sender(), letter));
        return List.copyOf(letters.values());
    }

    /** Notes that a record was staged, for the letter that it was made from. */
    void became(StagedRecord record) {
        if (SPOOL.equals(record.original().file())) {
            staging.change("UPDATE letter SET place = ? WHERE spool_offset = ? AND stage = ?", record.place(),
                    record.original().offset(), record.stage());
        }
        if ("contacts".equals(record.stage()) && !record.person().isEmpty()) {
            staging.change("UPDATE letter SET place = ? WHERE sender = ?", record.place(), record.person());
        }
    }

    /**
     * Notes the refusal of a record for all letters that became it.
     *
     * @param original what the record was made from
     * @param refusal  the new dead letter, as JSON without the original
     * @return whether there are such letters
     */
    public boolean refused(String stage, Original original, String refusal) {
        if (!SPOOL.equals(original.file()) || !refuse("spool_offset = ?", refusal, stage, original.offset())) {
            return false;
        }
        refuse("place = (SELECT place FROM letter WHERE spool_offset = ?)", refusal, stage, original.offset());
        refuse("sender = (SELECT NULLIF(sender, '') FROM letter WHERE spool_offset = ?)", refusal, stage,
                original.offset());
        return true;
    }

    private boolean refuse(String which, String refusal, String stage, long offset) {
        return staging.change("UPDATE letter SET refusal = ? WHERE stage = ? AND " + which, refusal, stage, offset) > 0;
    }

    /**
     * Counts a new dead letter, of a record that no letter stands for.
     *
     * @return path of the file that it belongs to: that of the letter which needs the record
     */
    public String another(Original original) {
        String file = staging.query("SELECT COALESCE((SELECT file FROM letter WHERE spool_offset = ?), "
                + "(SELECT MIN(file) FROM letter))", rows -> rows.getString(1),
                SPOOL.equals(original.file()) ? original.offset() : -1L).get(0);
        staging.change("INSERT INTO another VALUES (?)", file);
        return file;
    }

    /** @return paths of the files that the letters stand in */
    public List<String> files() {
        return staging.query("SELECT DISTINCT file FROM letter ORDER BY file", rows -> rows.getString(1));
    }

    /** @return how many new dead letters a file got */
    public long others(String file) {
        return staging.query("SELECT COUNT(*) FROM another WHERE file = ?", rows -> rows.getLong(1), file).get(0);
    }

    /**
     * @param run what became of the letters as a whole: of a run that did not end, those that became no record were not
     *            reached; of a dry run, those that wait would be written
     * @return the fates of a file's letters, in their order
     */
    public Iterator<LetterFate> fates(String file, MailboxRun run) {
        Pages<LetterFate> pages = new Pages<>(last -> staging.query("SELECT letter.line, letter.fingerprint, "
                + "letter.refusal, record.status FROM letter LEFT JOIN record ON record.stage = letter.stage AND "
                + "record.place = letter.place WHERE letter.file = ? AND letter.line > ? ORDER BY letter.line LIMIT ?",
                row -> fate(row, run), file, last == null ? 0 : last.line(), PAGE), page -> page);
        return Iterators.concat(Iterators.transform(pages, List::iterator));
    }

    private static LetterFate fate(ResultSet row, MailboxRun run) throws SQLException {
        String refusal = row.getString(3);
        String status = row.getString(4);
        End end = refusal != null ? End.REFUSED : status == null ? unstaged(run) : end(Status.valueOf(status), run);
        return new LetterFate(row.getLong(1), row.getObject(2, UUID.class), end, refusal == null ? "" : refusal);
    }

    private static End unstaged(MailboxRun run) {
        return run.report().isComplete() ? End.SKIPPED : End.NOT_REACHED;
    }

    private static End end(Status status, MailboxRun run) {
        return switch (status) {
            case CREATED, UPDATED, UNCHANGED, KNOWN -> End.DONE;
            case SKIPPED -> End.SKIPPED;
            case REFUSED -> End.NOT_REACHED;
            case PENDING -> run.isDryRun() && run.report().isComplete() ? End.DONE : End.NOT_REACHED;
        };
    }

    private static StagedLetter read(ResultSet row) throws SQLException {
        return new StagedLetter(row.getString("file"), row.getLong("line"), row.getObject("fingerprint", UUID.class),
                row.getString("stage"), row.getString("sender"), row.getString("name"),
                new Original(SPOOL, row.getLong("spool_offset"), row.getInt("spool_length")));
    }
}
