package io.mailroutes.known;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A file that the first version made. */
class FileUpgradeTest extends UpgradeContract {

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws IOException {
        FirstLedger.install(folder);
    }

    @Override
    LedgerDatabase open() {
        return new LedgerDatabase(folder, "", "", "").open();
    }

    @Override
    Connection plain() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("ledger"));
    }

    @Test
    void whatAnEarlierTryLeftBehindIsNoMatter() throws IOException {
        Files.writeString(folder.resolve("ledger-upgrade.mv.db"), "half a copy");
        try (LedgerDatabase database = open()) {
            assertAllIsKnown(database);
        }
        assertThat(folder.resolve("ledger-upgrade.mv.db")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 200, 300, 400, 500, 600})
    void aKillOnTheWayLeavesItWhole(int milliseconds) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Opener.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("opening");
            process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            process.destroyForcibly();
        }
        process.waitFor();
        try (LedgerDatabase database = open()) {
            assertAllIsKnown(database);
            assertThat(new Doubts(database).of(FirstLedger.ORG, null)).hasSize(2);
        }
    }

    /** The process that is killed. */
    static final class Opener {

        private Opener() {
        }

        public static void main(String[] arguments) {
            System.out.println("opening");
            new LedgerDatabase(Path.of(arguments[0]), "", "", "").open().close();
        }
    }
}
