package io.mailroutes.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.mailroutes.localorg.LocalOrg;

/**
 * {@code mvn -q test-compile exec:exec@soak -Dsoak.runs=500}: one process of the command {@code schedule} runs so many
 * times over a mailbox that grows between the runs, and is looked at every now and then: nothing in it may grow but
 * what was sent. At the end each message is in the local org once, everybody has the newest title, and no temporary
 * file is left. Linux only.
 */
public final class Soak {

    private static final int LOOK_EVERY = 50;
    private static final int SETTLED = 5;
    private static final int API_CALLS = 10_000_000;
    private static final int STATUS_OF_SIGTERM = 143;
    private static final Pattern SUMMARY = Pattern.compile(".* Run \\d{8}-\\d{6}-\\d{3}");
    private static final Pattern TROUBLE = Pattern.compile(".* (WARN|ERROR) .*|.*stopped early.*|.*DOES NOT ADD UP.*");

    private final int runs;
    private final Path folder;
    private final LocalOrg org;
    private final GrowingMailbox mailbox;
    private final List<Look> looks = new ArrayList<>();
    private int callsBefore;

    private Soak(int runs, Path folder, LocalOrg org) throws IOException {
        this.runs = runs;
        this.folder = folder;
        this.org = org;
        this.mailbox = new GrowingMailbox(folder.resolve("mailbox"), runs);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (LocalOrg org = LocalOrg.builder().start()) {
            org.dailyApiLimit(API_CALLS);
            new Soak(Integer.getInteger("soak.runs", 500), Workspace.fresh("soak"), org).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        mailbox.grow();
        Process product = start();
        try (BufferedReader said = product.inputReader()) {
            System.out.println(Look.HEAD);
            for (int run = 1; run <= runs; run++) {
                awaitRun(said);
                lookAfter(run, product.pid());
                mailbox.grow();
            }
            // The run that is under way may have begun before the last growth.
            awaitRun(said);
            awaitRun(said);
        } finally {
            product.destroy();
        }
        require(product.waitFor(1, TimeUnit.MINUTES), "It did not end within a minute of SIGTERM");
        require(product.exitValue() == STATUS_OF_SIGTERM, "It ended with " + product.exitValue());
        checkOrg();
        checkFolders();
        System.out.println(Look.ratios(looks));
    }

    private Process start() throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path"),
                "io.mailroutes.Mailroutes", "schedule", "--set", "schedule.cron=* * * * * ?",
                "--set", "nylas.command=" + mailbox.command(), "--set", "mail.initial-days=" + mailbox.days(),
                "--set", "salesforce.login-url=" + org.url(), "--set", "salesforce.client-id=" + org.clientId(),
                "--set", "salesforce.client-secret=" + org.clientSecret(),
                "--set", "state.folder=" + folder.resolve("state"),
                "--set", "dead-letter.folder=" + folder.resolve("dead-letter")).redirectErrorStream(true).start();
    }

    private static void awaitRun(BufferedReader said) throws IOException {
        String line = said.readLine();
        while (line != null && !SUMMARY.matcher(line).matches()) {
            require(!TROUBLE.matcher(line).matches(), line);
            line = said.readLine();
        }
        require(line != null, "It ended by itself");
    }

    private void lookAfter(int run, long pid) throws IOException {
        if (run != 1 && run != SETTLED && run % LOOK_EVERY != 0 && run != runs) {
            return;
        }
        int calls = org.apiCalls();
        int since = looks.isEmpty() ? 0 : looks.get(looks.size() - 1).run();
        looks.add(new Look(run, ProcessSample.of(pid), Workspace.size(folder.resolve("state"), "ledger"),
                (double) (calls - callsBefore) / (run - since)));
        callsBefore = calls;
        System.out.println(looks.get(looks.size() - 1).line());
    }

    private void checkOrg() {
        Map<String, Long> tasks = org.query("SELECT Subject FROM Task").stream().collect(Collectors.groupingBy(
                task -> (String) task.get("Subject"), TreeMap::new, Collectors.counting()));
        Map<String, Long> wanted = mailbox.subjects().stream().collect(Collectors.groupingBy(
                subject -> subject, TreeMap::new, Collectors.counting()));
        require(tasks.equals(wanted), "The org has other messages than the mailbox: " + tasks);
        Map<String, String> titles = new TreeMap<>();
        org.query("SELECT LastName, Title FROM Contact").forEach(contact -> require(titles.put(
                (String) contact.get("LastName"), (String) contact.get("Title")) == null, "Twice there: " + contact));
        require(titles.equals(new TreeMap<>(mailbox.titles())),
                "The org has other contacts than the mailbox: " + titles);
        System.out.printf("each of %,d messages and %,d contacts is in the org once%n", tasks.size(), titles.size());
    }

    private void checkFolders() throws IOException {
        require(Workspace.files(folder.resolve("tmp")).size() == 1,
                "Left behind: " + Workspace.files(folder.resolve("tmp")));
        require(Workspace.files(folder.resolve("state/runs")).size() == 1,
                "Left behind: " + Workspace.files(folder.resolve("state/runs")));
        System.out.println("no temporary file is left; in the state folder: "
                + Workspace.files(folder.resolve("state")).stream().map(Path::getFileName).toList());
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalStateException(otherwise);
        }
    }
}
