package io.mailroutes.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.LocalOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The zip that a user unpacks: its program, started through a link and in another folder. */
class DistributionIT {

    private static final String ARCHIVES = "*.jsa";

    @TempDir
    private Path temporary;
    private Path folder;
    private Path program;
    private Path link;
    private Path cache;
    private String printed;
    private String log;

    @BeforeEach
    void unpack() throws IOException {
        folder = Files.createDirectory(temporary.resolve("my mail"));
        cache = temporary.resolve("cache");
        try (FileSystem zip = FileSystems.newFileSystem(zip(), Map.of("enablePosixFileAttributes", true));
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            for (Path file : files.toList()) {
                unpack(file, temporary.resolve(file.toString().substring(1)));
            }
        }
        try (Stream<Path> programs = Files.list(temporary).filter(each -> each.getFileName().toString().startsWith("mailroutes-"))) {
            program = programs.findFirst().orElseThrow();
        }
        link = Files.createSymbolicLink(temporary.resolve("mailroutes"),
                temporary.relativize(program.resolve("bin/mailroutes")));
    }

    private static Path zip() throws IOException {
        try (Stream<Path> zips = Files.list(Path.of("target")).filter(file -> file.toString().endsWith(".zip"))) {
            return zips.findFirst().orElseThrow();
        }
    }

    private static void unpack(Path entry, Path file) throws IOException {
        if (Files.isDirectory(entry)) {
            Files.createDirectories(file);
        } else {
            Files.copy(entry, file);
            Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(entry));
            Files.setLastModifiedTime(file, Files.getLastModifiedTime(entry));
        }
    }

    private int start(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("../mailroutes"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile())
                .redirectError(temporary.resolve("stderr").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        log = Files.readString(temporary.resolve("stderr"));
        return status;
    }

    private void configure(LocalOrg org) throws IOException {
        Files.writeString(folder.resolve("application.properties"), """
                nylas.command=%s
                salesforce.login-url=%s
                salesforce.client-id=%s
                salesforce.client-secret=%s
                """.formatted(LocalMailbox.of(List.of(Map.of("id", "c1", "surname", "Ek",
                        "emails", List.of(Map.of("email", "bo@acme.com")))), List.of()).install(temporary.resolve("mailbox")),
                org.url(), org.clientId(), org.clientSecret()));
    }

    private static List<Path> archives(Path folder) throws IOException {
        List<Path> archives = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, ARCHIVES + "*")) {
                files.forEach(archives::add);
            }
        }
        return archives;
    }

    @Test
    void aFolderIsBegunCheckedAndSyncedThroughALinkWithAnArchiveThatTheFirstStartMade() throws Exception {
        try (LocalOrg org = LocalOrg.builder().start()) {
            assertThat(start(Map.of(), "init")).as(log).isZero();
            assertThat(printed).contains("written  routes/contacts.camel.yaml", "written  application.properties",
                    "../mailroutes check");
            List<Path> archives = archives(program.resolve("archive"));
            assertThat(archives).hasSize(1).allMatch(archive -> archive.toFile().length() > 1_000_000);
            FileTime made = Files.getLastModifiedTime(archives.get(0));
            configure(org);
            assertThat(start(Map.of(), "check")).as(printed + log).isZero();
            assertThat(printed.lines()).allMatch(line -> line.startsWith("ok "));
            assertThat(start(Map.of(), "sync")).as(log).isZero();
            assertThat(printed.lines().findFirst()).hasValueSatisfying(line -> assertThat(line).startsWith("Run "));
            assertThat(log.lines()).allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d INFO .*"));
            assertThat(org.count("SELECT COUNT() FROM Contact")).isOne();
            assertThat(folder.resolve("state")).isDirectory();
            assertThat(start(Map.of("JDK_JAVA_OPTIONS", "-XX:+PrintCommandLineFlags"), "--version")).isZero();
            assertThat(printed).contains("-XX:SharedArchiveFile=" + archives.get(0));
            assertThat(loadedFrom(archives.get(0))).contains("io.mailroutes.Mailroutes source: shared objects file (top)",
                    "org.apache.camel.impl.DefaultCamelContext source: shared objects file (top)");
            assertThat(archives(program.resolve("archive"))).isEqualTo(archives);
            assertThat(Files.getLastModifiedTime(archives.get(0))).isEqualTo(made);
            assertThat(cache).doesNotExist();
        }
    }

    /** What Java says of each class of a run that gets as far as the routes. */
    private String loadedFrom(Path archive) throws IOException {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:SharedArchiveFile=" + archive, "-Xlog:class+load", "-jar", program.resolve("mailroutes.jar").toString(),
                "run", "none").directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void whereTheProgramsFolderCannotTakeItTheArchiveIsInTheCacheOfTheUser() throws Exception {
        // For root, who runs tests too, every folder can be written: a file in its place cannot.
        Files.createFile(program.resolve("archive"));
        assertThat(start(Map.of(), "--version")).as(log).isZero();
        assertThat(printed).startsWith("mailroutes ").hasLineCount(1);
        assertThat(log).isEmpty();
        assertThat(archives(cache.resolve("mailroutes"))).hasSize(1);
    }

    @Test
    void anArchiveThatIsSpoiledOrThatCannotBeMadeStopsNothing() throws Exception {
        Files.createFile(program.resolve("archive"));
        Files.createFile(cache);
        assertThat(start(Map.of(), "--version")).as(log).isZero();
        assertThat(printed + log).startsWith("mailroutes ").hasLineCount(1);
        Files.delete(cache);
        assertThat(start(Map.of(), "--version")).isZero();
        Path archive = archives(cache.resolve("mailroutes")).get(0);
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(archive, "no archive");
        assertThat(start(Map.of(), "--version")).isZero();
        assertThat(printed + log).startsWith("mailroutes ").hasLineCount(1);
    }

    @Test
    void withoutAJavaThatIsNewEnoughItSaysWhatToDo() throws Exception {
        assertThat(start(Map.of("JAVA_HOME", "/nowhere"), "check")).isEqualTo(1);
        assertThat(log).hasLineCount(1).contains("JAVA_HOME, /nowhere,", "To do: install Java 17 or later");
        Path java = Files.createDirectories(temporary.resolve("java11/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '    java.specification.version = 11\n    java.version = 11.0.2\n' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        assertThat(start(Map.of("JAVA_HOME", temporary.resolve("java11").toString()), "check")).isEqualTo(1);
        assertThat(log).hasLineCount(1).contains("Java 17 or later, and " + java + " is of version 11.0.2. To do: ");
        assertThat(printed).isEmpty();
    }
}
