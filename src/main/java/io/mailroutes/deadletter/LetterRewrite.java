package io.mailroutes.deadletter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;

import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import io.mailroutes.report.LetterCount;
import io.mailroutes.run.Folders;
import io.mailroutes.deadletter.LetterFate.End;

/**
 * Brings a file of dead letters up to date: what is done leaves it, what was refused again gets the new reason. All
 * other lines stay as they are. The new file is written beside the old one and takes its place at once, so that a
 * process that dies at any moment loses no letter.
 */
final class LetterRewrite {

    private final Path file;
    private final PeekingIterator<LetterFate> fates;
    private final long others;
    private final Map<End, Long> counts = new EnumMap<>(End.class);
    private boolean kept;

    /**
     * @param fates  what became of letters of the file, in the order of their lines
     * @param others how many letters are new in the file
     */
    LetterRewrite(Path file, Iterator<LetterFate> fates, long others) {
        this.file = file;
        this.fates = Iterators.peekingIterator(fates);
        this.others = others;
    }

    /** Only counts. @return what would be done */
    LetterCount count() {
        fates.forEachRemaining(this::count);
        return counted(false);
    }

    /** @return what was done */
    LetterCount write() throws IOException {
        // A link stays one: what it points to is replaced.
        Path real = file.toRealPath();
        Path next = real.resolveSibling(real.getFileName() + Folders.REWRITE);
        Files.deleteIfExists(next);
        Files.createFile(next, LetterFiles.OWNER_ONLY);
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            OutputStream output = new BufferedOutputStream(Channels.newOutputStream(channel));
            copy(output);
            output.flush();
            channel.force(true);
        }
        if (kept) {
            Files.move(next, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(next);
            Files.delete(real);
        }
        return counted(!kept);
    }

    private void copy(OutputStream output) throws IOException {
        try (LetterLines lines = new LetterLines(file)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                byte[] now = LetterLines.isBlank(line) ? null : line(lines.number(), line);
                if (now != null) {
                    write(output, now);
                }
            }
        }
    }

    private void write(OutputStream output, byte[] line) throws IOException {
        output.write(line);
        output.write('\n');
        kept = true;
    }

    // A line that a person changed while the replay ran is theirs.
    private byte[] line(long number, byte[] line) {
        while (fates.hasNext() && fates.peek().line() < number) {
            fates.next();
        }
        if (!fates.hasNext() || fates.peek().line() != number) {
            return line;
        }
        LetterFate fate = fates.next();
        if (!fate.fingerprint().equals(Replay.fingerprint(line))) {
            return line;
        }
        count(fate);
        return fate.leaves() ? null : next(line, fate);
    }

    private static byte[] next(byte[] line, LetterFate fate) {
        try {
            Letter letter = Letter.parse(line);
            return switch (fate.end()) {
                case REFUSED -> letter.refusedAgain(fate.refusal());
                case SENDING -> letter.sending(fate.refusal());
                case NOT_REACHED -> letter.sending().isEmpty() ? line : letter.notSending();
                default -> line;
            };
        } catch (NoLetterException e) {
            throw new IllegalStateException("A line was a dead letter a moment ago", e);
        }
    }

    private void count(LetterFate fate) {
        counts.merge(fate.end(), 1L, Long::sum);
    }

    private LetterCount counted(boolean gone) {
        return new LetterCount(file.toString(), of(End.SENT) + of(End.ARRIVED), of(End.ARRIVED), of(End.SKIPPED), of(End.REFUSED),
                of(End.NOT_REACHED) + of(End.IN_DOUBT), others, gone);
    }

    private long of(End end) {
        return counts.getOrDefault(end, 0L);
    }
}
