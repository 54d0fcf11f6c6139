package io.mailroutes.karaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An Apache Karaf as it is distributed, in a folder of its own, whose repository has the built bundle and the features
 * file. It listens on 127.0.0.1 alone, and downloads nothing.
 */
final class Karaf implements AutoCloseable {

    private static final Path BUILT = Path.of("target");
    private static final Path FEATURES = BUILT.resolve("karaf/features.xml");
    private static final Pattern BUNDLE = Pattern.compile("mvn:io.mailroutes/mailroutes/(.+)/jar/karaf");
    private static final Duration BOUND = Duration.ofSeconds(120);
    /** More than a run (state.stop-timeout) and Camel may take one after the other. */
    private static final Duration STOP = Duration.ofSeconds(150);

    private final Path home;
    private Process process;

    private Karaf(Path home) {
        this.home = home;
    }

    /** Copies the distribution into a folder that does not exist yet. */
    static Karaf unpack(Path home) throws IOException {
        copy(distribution(), home);
        String version = version();
        Path repository = Files.createDirectories(home.resolve("system/io/mailroutes/mailroutes").resolve(version));
        Files.copy(BUILT.resolve("mailroutes-karaf.jar"), repository.resolve("mailroutes-" + version + "-karaf.jar"));
        Files.copy(FEATURES, repository.resolve("mailroutes-" + version + "-features.xml"));
        Karaf karaf = new Karaf(home);
        karaf.set("org.apache.karaf.shell.cfg", Map.of("sshHost", "127.0.0.1", "sshPort", freePort()));
        karaf.set("org.apache.karaf.management.cfg", Map.of("rmiRegistryHost", "127.0.0.1", "rmiRegistryPort",
                freePort(), "rmiServerHost", "127.0.0.1", "rmiServerPort", freePort()));
        karaf.set("org.ops4j.pax.url.mvn.cfg", Map.of("org.ops4j.pax.url.mvn.repositories", "",
                "org.ops4j.pax.url.mvn.localRepository", home.resolve("data/repository").toString()));
        karaf.set("config.properties", Map.of("felix.fileinstall.poll", "200"));
        karaf.set("users.properties", Map.of("karaf", "karaf,group,admin,manager,viewer,systembundles,ssh"));
        return karaf;
    }

    /** @return the version of the bundle that the features file names */
    private static String version() throws IOException {
        Matcher bundle = BUNDLE.matcher(Files.readString(FEATURES));
        assertThat(bundle.find()).isTrue();
        return bundle.group(1);
    }

    /** Starts it as a service would. */
    void start() throws IOException {
        process = script("karaf", "server").redirectOutput(home.resolve("printed.txt").toFile()).start();
    }

    /** Stops it as a service would, and waits for the end of the process. */
    void stop() throws IOException, InterruptedException {
        assertThat(script("stop").start().waitFor()).isZero();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Karaf did not end within " + STOP.toSeconds() + " s. Its threads:\n" + threads()
                    + "\nIts log ends with:\n" + log().substring(Math.max(0, log().length() - 20_000)));
        }
    }

    private String threads() throws IOException, InterruptedException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .filter(each -> each.info().command().filter(command -> command.endsWith("java")).isPresent()).toList();
        StringBuilder threads = new StringBuilder();
        for (ProcessHandle each : all) {
            Process jcmd = new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", Long.toString(each.pid()),
                    "Thread.print").redirectErrorStream(true).start();
            threads.append(new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            jcmd.waitFor();
        }
        return threads.toString();
    }

    /** Says something in its shell, as soon as that is up. @return what is answered */
    String say(String command) throws IOException, InterruptedException {
        Process client = script("client", "-u", "karaf", "-p", "karaf", "-r", "30", "-d", "1", command).start();
        String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        client.waitFor();
        return answer;
    }

    /** Saves settings as its user does. */
    void configure(Map<String, String> settings) throws IOException {
        Files.writeString(home.resolve("etc/io.mailroutes.cfg"), settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n").collect(Collectors.joining()));
    }

    /** Waits until something is said in the log behind a place in it. */
    void awaitLogged(int from, String text) {
        await().atMost(BOUND).until(() -> log().indexOf(text, from) >= 0);
    }

    String log() {
        try {
            Path log = home.resolve("data/log/karaf.log");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return home;
    }

    @Override
    public void close() {
        if (process != null) {
            List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            // They write into folders that are deleted next.
            all.forEach(each -> each.onExit().join());
        }
    }

    private ProcessBuilder script(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin").resolve(name).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        return builder;
    }

    // The last word in a properties file is the one that counts.
    private void set(String file, Map<String, String> properties) throws IOException {
        Path path = home.resolve("etc").resolve(file);
        String lines = properties.entrySet().stream().map(each -> each.getKey() + " = " + each.getValue() + "\n")
                .collect(Collectors.joining());
        Files.writeString(path, Files.readString(path) + "\n" + lines);
    }

    private static Path distribution() throws IOException {
        try (Stream<Path> unpacked = Files.list(FEATURES.getParent())) {
            return unpacked.filter(each -> each.getFileName().toString().startsWith("apache-karaf-")).max(naturalOrder())
                    .orElseThrow();
        }
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
