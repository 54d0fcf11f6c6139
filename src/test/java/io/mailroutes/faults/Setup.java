package io.mailroutes.faults;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;

import io.mailroutes.settings.Settings;
import io.mailroutes.localmailbox.Fault;
import io.mailroutes.localorg.LocalOrg;

/** A local org, and the folder with the state of the product that writes to it, over many runs. */
final class Setup implements AutoCloseable {

    private static final List<String> THRESHOLDS = List.of("0", "5", "50", "200", "1000");
    private static final List<String> BULK_RECORDS = List.of("1", "20", "60", "250", "10000");
    private static final List<String> STOP_AFTER = List.of("0", "0", "3");
    private static final String STOP_KEY = "load.stop-after-refusals";
    private static final String EXTERNAL_ID = "Message_Key__c";

    private final Path folder;
    private final LocalOrg org;
    private final Map<String, String> drawn;
    private final Properties settings = Settings.defaults();

    /** @param drawn settings that differ from one setup to another */
    Setup(Path folder, Map<String, String> drawn) {
        this.folder = folder;
        this.drawn = drawn;
        this.org = LocalOrg.builder().timeZone(ZoneId.of("America/New_York")).metadata(metadata()).start();
        org.enableValidationRule("Task", "Subject", "(?s).*" + RandomMessages.FORBIDDEN + ".*", "Not in this company.");
        settings.putAll(fixed());
        neverStops();
        settings.putAll(drawn);
    }

    /** @return settings by lot */
    static Map<String, String> draw(Random lot) {
        return new TreeMap<>(Map.of(
                "salesforce.composite", lot.nextBoolean() ? "graph" : "plain",
                "salesforce.composite-threshold", one(lot, THRESHOLDS),
                "salesforce.bulk-records", one(lot, BULK_RECORDS),
                STOP_KEY, one(lot, STOP_AFTER),
                "salesforce.retries", Integer.toString(1 + lot.nextInt(4)),
                "mail.external-id", lot.nextInt(5) < 2 ? EXTERNAL_ID : ""));
    }

    private static String one(Random lot, List<String> choice) {
        return choice.get(lot.nextInt(choice.size()));
    }

    // The org takes up to 300 ms longer for a call or a job when it is told to, and works on after the process that made
    // the call was killed: settle-after is above that, as it has to be above what a real org may take.
    private Map<String, String> fixed() {
        return Map.ofEntries(Map.entry("salesforce.login-url", org.url()),
                Map.entry("salesforce.client-id", org.clientId()),
                Map.entry("salesforce.client-secret", org.clientSecret()),
                Map.entry("salesforce.poll-most", "50ms"), Map.entry("salesforce.retry-delay", "10ms"),
                Map.entry("salesforce.retry-delay-most", "100ms"), Map.entry("salesforce.settle-after", "500ms"),
                Map.entry("mail.initial-days", "10000"), Map.entry("state.folder", state().toString()),
                Map.entry("dead-letter.folder", deadLetters().toString()));
    }

    private static Path metadata() {
        try {
            return Path.of(Setup.class.getResource("/io/mailroutes/localorg/sfdx").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    LocalOrg org() {
        return org;
    }

    Path state() {
        return folder.resolve("state");
    }

    Path deadLetters() {
        return folder.resolve("dead-letter");
    }

    Path folder() {
        return folder;
    }

    /** The CLI reads this from now on. @param fault how it misbehaves */
    void install(RandomMailbox mailbox, Fault fault) throws IOException {
        Path nylas = mailbox.printed().withFault(fault).serve(folder.resolve("mailbox"));
        settings.setProperty("nylas.command", KeptAnswers.of(nylas).toString());
    }

    /** From now on a run goes on to its end, also where all of a mailbox that is drawn by lot is refused. */
    void neverStops() {
        settings.setProperty(STOP_KEY, "0");
    }

    /** Every setting of the product. */
    Properties settings() {
        return settings;
    }

    /** The files that the product left behind, by their place in the folder. */
    List<String> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString())
                    .filter(file -> file.startsWith("state") || file.startsWith("dead-letter")).sorted().toList();
        }
    }

    @Override
    public String toString() {
        return drawn.toString();
    }

    @Override
    public void close() {
        org.close();
    }
}
