package io.mailroutes.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import io.mailroutes.RouteIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code init} writes for a new user, and what it leaves alone. */
class InitCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int init(Path where) {
        return Commands.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute("init", "--folder", where.toString());
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    @Test
    void writesTheRoutesAndTheSettingsOfANewUser() throws IOException {
        Path mine = folder.resolve("my/mail");
        assertThat(init(mine)).isZero();
        assertThat(read(mine.resolve("application.properties")))
                .isEqualTo(read(Path.of("application.properties.example")));
        try (Stream<Path> files = Files.list(mine.resolve("routes"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(RouteIndex.forPeople());
        }
        for (String file : RouteIndex.forPeople()) {
            assertThat(read(mine.resolve("routes").resolve(file))).isEqualTo(read(Path.of("routes", file)));
        }
        assertThat(out.toString()).contains("written  " + mine.resolve("routes/sync.camel.yaml"),
                "written  " + mine.resolve("application.properties"), "Next: ", "check");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void onlyTheOwnerReadsTheSettings() throws IOException {
        init(folder);
        Path settings = folder.resolve("application.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings))).isEqualTo("rw-------");
    }

    @Test
    void keepsEachFileThatIsThere() throws IOException {
        Path route = Files.createDirectory(folder.resolve("routes")).resolve("sync.camel.yaml");
        Files.writeString(route, "mine");
        Files.writeString(folder.resolve("application.properties"), "mine");
        assertThat(init(folder)).isZero();
        assertThat(read(route)).isEqualTo("mine");
        assertThat(read(folder.resolve("application.properties"))).isEqualTo("mine");
        assertThat(folder.resolve("routes/load.camel.yaml")).exists();
        assertThat(out.toString()).contains("kept     " + route, "kept     " + folder.resolve("application.properties"),
                "written  " + folder.resolve("routes/load.camel.yaml"));
    }

    @Test
    void saysWhatToDoWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThat(init(file)).isEqualTo(1);
        assertThat(err.toString()).contains("Cannot write to " + file, "To do: ");
        assertThat(err.toString().lines()).hasSize(1);
    }
}
