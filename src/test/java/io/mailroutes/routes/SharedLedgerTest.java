package io.mailroutes.routes;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.mailroutes.command.Commands;
import io.mailroutes.localmailbox.FixedMailboxes;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.LocalOrg;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Several machines share a ledger in a real PostgreSQL. Each has a state folder of its own. */
class SharedLedgerTest {

    private static EmbeddedPostgres postgres;

    @TempDir
    Path folder;

    private LocalOrg org;
    private String ledger;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void start() throws SQLException {
        org = LocalOrg.builder().start();
        ledger = "ledger" + System.nanoTime();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + ledger);
        }
    }

    @AfterEach
    void stopOrg() {
        org.close();
    }

    private Path people(int count) throws IOException {
        List<Map<String, Object>> contacts = new ArrayList<>();
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String address = "p" + i + "@company" + i % 9 + ".com";
            contacts.add(RoutesTest.contact("c" + i, "P", "Person " + i, address));
            messages.add(RoutesTest.message("m" + i, address, "Same"));
        }
        return LocalMailbox.of(contacts, messages).and(FixedMailboxes.SALES, contacts, messages)
                .serve(folder.resolve("mailbox"));
    }

    /** One run of the program in a process of its own. @return what it printed */
    private String sync(String machine, String grant, Path nylas) {
        try {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), "io.mailroutes.Mailroutes", "sync",
                    "--set", "nylas.command=" + nylas, "--set", "nylas.grants=" + grant,
                    "--set", "mail.initial-days=10000", "--set", "salesforce.composite-threshold=50",
                    "--set", "salesforce.login-url=" + org.url(), "--set", "salesforce.client-id=" + org.clientId(),
                    "--set", "salesforce.client-secret=" + org.clientSecret(),
                    "--set", "ledger.url=" + postgres.getJdbcUrl("postgres", ledger),
                    "--set", "state.folder=" + folder.resolve(machine),
                    "--set", "dead-letter.folder=" + folder.resolve("dead")).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatOneMachineSentAnotherDoesNotSendAgain() throws IOException {
        Path nylas = people(20);
        sync("one", LocalMailbox.GRANT.id(), nylas);
        assertThat(sync("two", LocalMailbox.GRANT.id(), nylas)).contains("= 0 created + 0 updated");
        assertThat(org.count("SELECT COUNT() FROM Task")).isEqualTo(20);
    }

    @Test
    void twoRunsAtOnceMakeNoPersonAndNoCompanyTwice() throws IOException {
        Path nylas = people(80);
        CompletableFuture<String> one = CompletableFuture.supplyAsync(
                () -> sync("one", LocalMailbox.GRANT.id(), nylas));
        CompletableFuture<String> two = CompletableFuture.supplyAsync(
                () -> sync("two", FixedMailboxes.SALES.id(), nylas));
        CompletableFuture.allOf(one, two).join();
        assertThat(org.count("SELECT COUNT() FROM Account")).isEqualTo(9);
        assertThat(org.count("SELECT COUNT() FROM Contact")).isEqualTo(80);
        assertThat(org.count("SELECT COUNT() FROM Task")).isEqualTo(160);
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamedWithoutItsPassword() throws IOException {
        StringWriter err = new StringWriter();
        int status = Commands.line().setErr(new PrintWriter(err, true)).execute("sync", "--set", "nylas.command=" + people(1),
                "--set", "state.folder=" + folder.resolve("one"), "--set", "dead-letter.folder=" + folder.resolve("dead"),
                "--set", "salesforce.client-id=id", "--set", "salesforce.client-secret=x",
                "--set", "ledger.url=jdbc:postgresql://localhost:1/ledger?password=secret", "--set", "ledger.password=secret");
        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("jdbc:postgresql://localhost:1/ledger").contains("check ledger.url")
                .doesNotContain("secret");
    }
}
