package io.mailroutes.karaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.LocalOrg;
import org.apache.camel.component.mock.MockComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The built bundle, installed by the built feature in a real Karaf, as the README says it. Karaf needs JDK 23 at most. */
@EnabledForJreRange(max = JRE.JAVA_23)
class KarafIT {

    private static final int PEOPLE = 300;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;
    private static Karaf karaf;
    private static String firstLog;

    @TempDir
    private Path own;
    private LocalOrg org;
    private int logged;

    @BeforeAll
    static void installTheFeature() throws Exception {
        karaf = Karaf.unpack(folder.resolve("karaf"));
        karaf.start();
        karaf.say(inReadme("feature:install mailroutes").replace('\n', ';'));
        karaf.awaitLogged(0, "Nothing to log in to Salesforce with. To do:");
        firstLog = karaf.log();
    }

    @AfterAll
    static void end() {
        karaf.close();
    }

    @BeforeEach
    void startOrg() {
        org = LocalOrg.builder().start();
    }

    @AfterEach
    void stopOrg() {
        org.close();
    }

    /** Saves settings for a mailbox of so many people, and waits until they are used. */
    private void configure(int people, String... more) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("nylas.command", mailbox(people).toString(),
                "salesforce.login-url", org.url(), "salesforce.client-id", org.clientId(),
                "salesforce.client-secret", org.clientSecret(), "salesforce.poll-most", "200ms",
                "salesforce.bulk-records", "50", "mail.initial-days", "10000",
                "state.folder", own.resolve("state").toString(), "dead-letter.folder", own.resolve("dead").toString()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        logged = karaf.log().length();
        karaf.configure(settings);
        awaitLogged("Mailroutes is ready");
    }

    private Path mailbox(int people) throws IOException {
        return LocalMailbox.of(IntStream.range(0, people).mapToObj(KarafIT::contact).toList(),
                IntStream.range(0, people).mapToObj(KarafIT::message).toList()).install(own.resolve("mailbox"));
    }

    private static Map<String, Object> contact(int number) {
        return Map.of("id", "c" + number, "surname", "Person " + number,
                "emails", List.of(Map.of("email", address(number))));
    }

    private static Map<String, Object> message(int number) {
        return Map.of("id", "m" + number, "subject", "Message " + number, "date", "2026-03-12T14:30:00Z",
                "from", List.of(Map.of("email", address(number))));
    }

    /** @return the block of code in the README that has this in it */
    private static String inReadme(String text) throws IOException {
        return Stream.of(Files.readString(Path.of("README.md")).split("```")).filter(block -> block.contains(text))
                .map(block -> block.substring(block.indexOf('\n') + 1)).findFirst().orElseThrow();
    }

    private static String jarOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }

    private static String address(int number) {
        return "person" + number + "@company" + number % 20 + ".com";
    }

    /** Waits for something in the log that is said after the settings were saved, or after what was waited for last. */
    private void awaitLogged(String text) {
        karaf.awaitLogged(logged, text);
        logged = karaf.log().indexOf(text, logged) + text.length();
    }

    private int count(String object) {
        return org.count("SELECT COUNT() FROM " + object);
    }

    private void awaitCount(String object, int least) {
        await().atMost(ofSeconds(60)).until(() -> count(object) >= least);
    }

    private void assertAllThereOnce() {
        assertThat(count("Contact")).isEqualTo(PEOPLE);
        assertThat(org.query("SELECT Subject FROM Task").stream().map(task -> task.get("Subject")))
                .doesNotHaveDuplicates().hasSize(PEOPLE);
    }

    @Test
    void theBundleLeavesTheLogToKaraf() throws IOException {
        try (JarFile bundle = new JarFile("target/mailroutes-karaf.jar")) {
            assertThat(bundle.stream().map(JarEntry::getName)).anyMatch(name -> name.startsWith("camel-api-"))
                    .noneMatch(name -> name.matches("(log4j|slf4j|logback).*\\.jar"));
        }
    }

    @Test
    void theFeatureStartsTheBundleWhichTellsWhatToDo() throws IOException {
        assertThat(firstLog).contains("Mailroutes does not run").contains("(SF_INSTANCE, SF_TOKEN) in etc/io.mailroutes.cfg or the environment");
    }

    @Test
    void wrongSettingsAreToldAndCorrectedOnesAreUsedWithoutARestart() throws Exception {
        logged = karaf.log().length();
        karaf.configure(Map.of("mail.limits", "7"));
        awaitLogged("etc/io.mailroutes.cfg sets mail.limits, which is no setting; did you mean mail.limit? To do:");
        assertThat(karaf.say("mailroutes:check")).contains("Mailroutes does not run").contains("To do:");
        configure(1);
        assertThat(karaf.say("mailroutes:check")).contains("ok    log-in").contains("ok    mapping")
                .doesNotContain("WRONG");
    }

    @Test
    void theCommandSyncPrintsTheSummaryAndNothingIsWrittenTwice() throws Exception {
        configure(3);
        assertThat(karaf.say("mailroutes:sync --dry-run")).contains("contacts  3 = 3 created");
        assertThat(count("Contact")).isZero();
        assertThat(karaf.say("mailroutes:sync")).contains("contacts  3 = 3 created").contains("emails    3 = 3 created");
        assertThat(karaf.say("mailroutes:sync")).contains("contacts  3 = 0 created").contains("emails    3 = 0 created");
        assertThat(count("Task")).isEqualTo(3);
    }

    @Test
    void aRouteOfTheUserWithAFurtherComponentBeginsARunAndGetsItsReport() throws Exception {
        karaf.say("bundle:install 'wrap:" + jarOf(MockComponent.class) + "$Fragment-Host=mailroutes'; "
                + "bundle:refresh mailroutes");
        Path routes = Files.createDirectories(karaf.home().resolve("etc/mailroutes/routes"));
        Path file = routes.resolve("inbox.camel.yaml");
        try {
            Files.writeString(file, inReadme("id: inbox") + """
                            - to:
                                uri: mock:further
                    """);
            configure(3);
            Files.createFile(karaf.home().resolve("inbox/go"));
            Path answer = karaf.home().resolve("outbox/go");
            await().atMost(ofSeconds(60)).until(() -> Files.exists(answer));
            assertThat(answer).content().contains("contacts  3 = 3 created");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aScheduledRunThatIsCutByARedeployAndByARestartOfKarafLosesAndDoublesNothing() throws Exception {
        org.faults().slowJobs(ofMillis(300));
        configure(PEOPLE, "schedule.enabled", "true", "schedule.cron", "* * * * * ?", "salesforce.bulk-records", "10");
        awaitCount("Contact", 100);
        karaf.say("bundle:update mailroutes");
        assertThat(count("Contact")).as("it was in the middle of a run").isLessThan(PEOPLE);
        awaitLogged("stopped early: the process was told to stop. The next run goes on from here.");
        awaitLogged("Mailroutes is ready");
        awaitCount("Task", 100);
        karaf.stop();
        assertThat(count("Task")).as("it was in the middle of a run").isLessThan(PEOPLE);
        assertThat(own.resolve("state/runs")).isEmptyDirectory();
        awaitLogged("stopped early: the process was told to stop. The next run goes on from here.");
        org.faults().clear();
        karaf.start();
        awaitLogged("emails    300 = 0 created");
        assertAllThereOnce();
    }
}
