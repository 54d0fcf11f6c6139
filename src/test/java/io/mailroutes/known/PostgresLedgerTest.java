package io.mailroutes.known;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A ledger in PostgreSQL. */
class PostgresLedgerTest {

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    private String url;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        String name = "ledger" + System.nanoTime();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        url = postgres.getJdbcUrl("postgres", name);
    }

    private LedgerDatabase openPostgres() {
        return new LedgerDatabase(folder, url, "postgres", "").open();
    }

    @Nested
    class AsALedger extends LedgerContract {

        @Override
        LedgerDatabase open() {
            return openPostgres();
        }
    }

    @Nested
    class MadeByTheFirstVersion extends UpgradeContract {

        @BeforeEach
        void fill() throws IOException, SQLException {
            try (Connection connection = plain()) {
                FirstLedger.copy(folder, connection);
            }
        }

        @Override
        LedgerDatabase open() {
            return openPostgres();
        }

        @Override
        Connection plain() throws SQLException {
            return DriverManager.getConnection(url, "postgres", "");
        }

        @Test
        void theVersionIsNotedInTheTransactionThatMakesIt() throws SQLException {
            open().close();
            try (Connection connection = plain(); Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT COUNT(DISTINCT xmin::text) FROM (SELECT xmin FROM "
                            + "ledger_schema WHERE version = '2' UNION ALL SELECT xmin FROM open_call "
                            + "UNION ALL SELECT xmin FROM watermark) AS rows")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
        }

        @RepeatedTest(5)
        void ofTwoProcessesThatBeginAtOnceEachFindsAll() {
            List<CompletableFuture<Void>> both = together(() -> {
                try (LedgerDatabase database = open()) {
                    assertAllIsKnown(database);
                }
            }, () -> {
                try (LedgerDatabase database = open()) {
                    assertAllIsKnown(database);
                }
            });
            both.forEach(CompletableFuture::join);
        }

        @RepeatedTest(10)
        void ofTwoProcessesThatAskAtOnceOneTakesWhatHasNoKind() {
            Scope letters = new Scope(FirstLedger.ORG, "letters", "Task", FirstLedger.MAILBOXES.get(0));
            Scope calls = new Scope(FirstLedger.ORG, "calls", "Task", FirstLedger.MAILBOXES.get(0));
            Set<String> keys = FirstLedger.messages(0).keySet();
            int[] found = new int[2];
            try (LedgerDatabase one = open(); LedgerDatabase other = open()) {
                together(() -> found[0] = new Ledger(one, Instant::now).find(letters, keys).size(),
                        () -> found[1] = new Ledger(other, Instant::now).find(calls, keys).size())
                        .forEach(CompletableFuture::join);
            }
            assertThat(found).containsExactlyInAnyOrder(0, keys.size());
        }
    }

    private static List<CompletableFuture<Void>> together(Runnable one, Runnable other) {
        CyclicBarrier begin = new CyclicBarrier(2);
        return List.of(after(begin, one), after(begin, other));
    }

    private static CompletableFuture<Void> after(CyclicBarrier begin, Runnable work) {
        return CompletableFuture.runAsync(() -> {
            try {
                begin.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            work.run();
        });
    }

    @Test
    void twoProcessesSettleTheSameRecordsSideBySide() {
        List<Settled> settled = FirstLedger.messages(0).entrySet().stream()
                .map(entry -> new Settled("letters", "Task", entry.getKey(), entry.getValue())).toList();
        Runnable settling = () -> {
            try (LedgerDatabase database = openPostgres()) {
                Ledger ledger = new Ledger(database, Instant::now);
                for (int i = 0; i < 20; i++) {
                    ledger.settle(LedgerContract.ORG, LedgerContract.MAILBOX, settled, null);
                    ledger.moveWatermark(LedgerContract.SCOPE, Instant.ofEpochSecond(i), "run");
                }
            }
        };
        together(settling, settling).forEach(CompletableFuture::join);
        try (LedgerDatabase database = openPostgres()) {
            Ledger ledger = new Ledger(database, Instant::now);
            assertThat(ledger.find(LedgerContract.SCOPE, FirstLedger.messages(0).keySet()))
                    .isEqualTo(FirstLedger.messages(0));
            assertThat(ledger.watermark(LedgerContract.SCOPE)).contains(Instant.ofEpochSecond(19));
        }
    }

    @Test
    void anotherDatabaseIsRefused() {
        assertThatThrownBy(() -> new LedgerDatabase(folder, "jdbc:mysql://localhost/ledger?password=secret", "", "").open())
                .isInstanceOf(LedgerException.class).hasMessageContaining("To do: check ledger.url")
                .hasMessageNotContaining("secret");
    }

    @Test
    void tablesOfOthersInTheSameDatabaseAreNoMatter() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE invoice (id INTEGER)");
        }
        try (LedgerDatabase database = openPostgres()) {
            assertThat(new Doubts(database).of(LedgerContract.ORG, null)).isEmpty();
        }
    }
}
