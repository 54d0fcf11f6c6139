package io.mailroutes.localorg.bulk;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CSV of a job, in a file. While it comes in its line ends are looked at, those inside quotes left out. */
final class Upload {

    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private boolean quoted;
    private boolean afterCr;
    private long bareLf;
    private long crLf;

    Upload(Path file) {
        this.file = file;
    }

    /** @throws IOException also when the client breaks off */
    void receive(InputStream in) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                look(buffer, n);
                out.write(buffer, 0, n);
            }
        }
    }

    private void look(byte[] buffer, int n) {
        for (int i = 0; i < n; i++) {
            byte b = buffer[i];
            if (b == '"') {
                quoted = !quoted;
            } else if (b == '\n' && !quoted) {
                if (afterCr) {
                    crLf++;
                } else {
                    bareLf++;
                }
            }
            afterCr = b == '\r';
        }
    }

    /** The last line needs no end, so a file of one line has any ending that is wanted. */
    boolean hasLineEnding(String wanted) {
        return CsvDialect.CRLF.equals(wanted) ? bareLf == 0 : crLf == 0;
    }

    BufferedReader open() throws IOException {
        BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            // No byte order mark: what was read belongs to the first column's name.
            reader.reset();
        }
        return reader;
    }
}
