package io.mailroutes.deadletter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

import com.google.common.collect.Iterators;
import io.mailroutes.report.LetterCount;
import io.mailroutes.state.Fingerprint;
import io.mailroutes.state.MailboxRun;
import io.mailroutes.state.Original;
import io.mailroutes.state.StagedLetter;
import io.mailroutes.state.StagedLetters;
import org.apache.camel.ExchangeProperty;

/** Sends the dead letters of one mailbox again, in the place of an export. */
public final class Replay {

    /** Takes the mailbox's letters out of their files into the run's private folder, where they are read from. */
    public void read(@ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("only") List<String> only) {
        for (Path file : LetterFiles.of(Path.of(run.order().replay()))) {
            LetterFiles.forEachLine(file, (number, line) -> {
                Letter letter = parse(line);
                if (letter != null && letter.mailbox().equals(run.ledgerName()) && letter.isOf(only)) {
                    Original original = run.spool(StagedLetters.SPOOL).add(letter.originalJson());
                    run.letters().add(new StagedLetter(file.toString(), number, fingerprint(line), letter.stage(),
                            letter.sender(), letter.senderName(), original));
                }
            });
        }
    }

    // What is no letter was told when the replay began.
    private static Letter parse(byte[] line) {
        try {
            return Letter.parse(line);
        } catch (NoLetterException e) {
            return null;
        }
    }

    /** Tells a line from what it was before somebody changed it. */
    static UUID fingerprint(byte[] line) {
        return Fingerprint.of(new String(line, StandardCharsets.ISO_8859_1));
    }

    /** @return the letters of a stage, for the mapping route of that stage */
    public Iterator<ReplayedLetter> letters(@ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("stage") String stage) {
        return Iterators.transform(run.letters().of(stage), letter -> ReplayedLetter.of(letter, run.folder()));
    }

    /** Brings the files up to date with what became of the letters. A dry run only counts. */
    public void finish(@ExchangeProperty("mailbox") MailboxRun run) {
        for (String file : run.letters().files()) {
            LetterRewrite rewrite = new LetterRewrite(Path.of(file), run.letters().fates(file, run),
                    run.letters().others(file));
            run.report().letters(run.isDryRun() ? rewrite.count() : write(rewrite, file));
        }
    }

    private static LetterCount write(LetterRewrite rewrite, String file) {
        try {
            return rewrite.write();
        } catch (IOException e) {
            throw new ReplayException("The dead letters of " + file + " stay as they were, although some were sent. To "
                    + "do: make room or the folder writable, and replay again; nothing is written twice", e);
        }
    }
}
