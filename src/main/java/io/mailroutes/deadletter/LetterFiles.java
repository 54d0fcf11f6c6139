package io.mailroutes.deadletter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of dead letters. */
final class LetterFiles {

    /** Dead letters hold mail: nobody else reads them. */
    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY = PosixFilePermissions.asFileAttribute(
            PosixFilePermissions.fromString("rw-------"));

    private LetterFiles() {
    }

    /** @return the file itself, or all {@code *.jsonl} of a folder by name */
    static List<Path> of(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        try (Stream<Path> files = Files.list(fileOrFolder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jsonl")).sorted().toList();
        } catch (IOException e) {
            throw new ReplayException("Cannot read the folder " + fileOrFolder, e, "make it readable for this user, or name a file");
        }
    }

    /** Calls for each line of a file that is not blank. */
    static void forEachLine(Path file, LineReader reader) {
        try (LetterLines lines = new LetterLines(file)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (!LetterLines.isBlank(line)) {
                    reader.read(lines.number(), line);
                }
            }
        } catch (IOException e) {
            throw new ReplayException("Cannot read the dead letters of " + file, e, "make it readable for this user, or name "
                    + "another file");
        }
    }

    /** Appends a letter as a line of its own, also where the last line was left without an end. */
    static void append(Path file, String letter) {
        try (SeekableByteChannel channel = Files.newByteChannel(file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ), OWNER_ONLY)) {
            String begin = endsInLine(channel) ? "\n" : "";
            channel.position(channel.size());
            ByteBuffer line = StandardCharsets.UTF_8.encode(begin + letter + "\n");
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new ReplayException("Cannot append a dead letter to " + file, e, "make room or the file writable, and replay "
                    + "again; nothing is written twice");
        }
    }

    private static boolean endsInLine(SeekableByteChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.size() > 0 && channel.position(channel.size() - 1).read(last) == 1 && last.get(0) != '\n';
    }

    /** Takes one line. */
    @FunctionalInterface
    interface LineReader {
        void read(long number, byte[] line);
    }
}
