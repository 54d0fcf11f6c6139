package io.mailroutes.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that could not begin is told to who began it, and not by Camel with a trace in the host's log. */
class FailureLogTest {

    @TempDir
    private Path folder;

    @Test
    void aRunThatCouldNotBeginLeavesNoTraceInTheHostsLog() throws Exception {
        Path printed = folder.resolve("printed");
        Path logging = Files.writeString(folder.resolve("log4j2.properties"), """
                appender.console.type = Console
                appender.console.name = console
                rootLogger.level = error
                rootLogger.appenderRef.console.ref = console
                """);
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlog4j2.configurationFile=" + logging, "-cp", System.getProperty("java.class.path"),
                FailingRun.class.getName(), folder.toString())).redirectErrorStream(true)
                .redirectOutput(printed.toFile()).start();
        assertThat(process.waitFor()).isZero();
        assertThat(printed).content().doesNotContain("Failed delivery").doesNotContain("\tat ")
                .contains("Cannot run the Nylas CLI");
    }

    /** A host without the Nylas CLI. */
    static final class FailingRun {

        private FailingRun() {
        }

        public static void main(String[] arguments) {
            try (Host host = new Host(Path.of(arguments[0]))) {
                System.out.println(host.logIn().set("nylas.command", "no-such-nylas").run().getException().getMessage());
            }
            System.exit(0);
        }
    }
}
