package io.mailroutes.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Iterators;
import io.mailroutes.known.Fingerprint;
import io.mailroutes.known.Ledger;
import io.mailroutes.known.Sent;
import io.mailroutes.known.Settled;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.Target;
import io.mailroutes.report.LetterCount;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.run.Reading;
import io.mailroutes.staging.Original;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/** Sends the dead letters of one mailbox again, in the place of an export, as the bean {@code mailroutesReplay}. */
public final class Replay {

    private final Kinds kinds;
    private final Ledger ledger;

    public Replay(Kinds kinds, Ledger ledger) {
        this.kinds = kinds;
        this.ledger = ledger;
    }

    /** Takes the mailbox's letters out of their files into the run's private folder, where they are read from. */
    public void read(@ExchangeProperty("mailbox") MailboxRun run) {
        List<String> only = run.order().order().only();
        for (Path file : LetterFiles.of(Path.of(run.order().order().letters()))) {
            LetterFiles.forEachLine(file, (number, line) -> {
                Letter letter = parse(line);
                if (letter != null && run.order().kinds().contains(letter.kind()) && letter.mailbox().equals(run.ledgerName()) && letter.isOf(only)) {
                    add(run, file, number, line, letter);
                }
            });
        }
    }

    private static void add(MailboxRun run, Path file, long number, byte[] line, Letter letter) {
        JsonNode source = letter.source();
        Original original = run.spool(StagedLetters.SPOOL).add(source.toString().getBytes(StandardCharsets.UTF_8));
        run.letters().add(new StagedLetter(file.toString(), number, fingerprint(line), letter.kind(), letter.key(),
                List.of(), letter.isSeed(), letter.part(), original, ""));
        if (letter.isSeed()) {
            run.staging().addSeed(letter.kind(), letter.key(), source, original);
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

    /** @return the kinds of the run, in their order */
    public List<String> kinds(@ExchangeProperty("mailbox") MailboxRun run) {
        return run.order().kinds();
    }

    /** @return the originals of the letters of a kind, for its mapping route; each is at hand until the next */
    public Iterator<JsonNode> originals(@ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("kind") String kind, Exchange exchange) {
        return run.unlessMistaken(Iterators.transform(run.letters().of(kind), letter -> {
            JsonNode json = letter.original().json(run.folder());
            run.read(new Reading(kind, letter.original(), json.path("id").asText(""), false, letter.part(), exchange));
            return json;
        }));
    }

    /** Brings the files up to date with what became of the letters. A dry run only counts. */
    public void finish(@ExchangeProperty("mailbox") MailboxRun run) {
        if (!run.isReplay()) {
            return;
        }
        for (String file : run.letters().files()) {
            LetterRewrite rewrite = new LetterRewrite(Path.of(file), run.letters().fates(file, run),
                    run.letters().others(file));
            run.report().letters(run.isDryRun() ? rewrite.count() : write(rewrite, file));
        }
        if (!run.isDryRun()) {
            kinds.all().forEach(target -> noteCorrected(target, run));
        }
    }

    // The mailbox has it as it was refused, and in the org it is as somebody corrected it: that is done.
    private void noteCorrected(Target target, MailboxRun run) {
        Map<String, String> ids = run.letters().corrected(target.kind());
        if (!ids.isEmpty()) {
            List<Settled> done = new ArrayList<>();
            ledger.find(run.scope(target), ids.keySet()).forEach((key, before) -> {
                if (before.isRefused()) {
                    done.add(new Settled(target.kind(), target.object(), key,
                            Sent.written(before.fingerprint(), ids.get(key), "")));
                }
            });
            ledger.settle(run.org(), run.ledgerName(), done, null);
        }
    }

    private static LetterCount write(LetterRewrite rewrite, String file) {
        try {
            return rewrite.write();
        } catch (IOException e) {
            throw new ReplayException("The dead letters of " + file + " stay as they were, although some were sent", e,
                    "make room or the folder writable, and replay again; nothing is written twice");
        }
    }
}
