package io.mailroutes.localorg;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Loads contacts by one ingest job, upserts them all again by another, and looks some of them up; prints how long each
 * took and the memory that was in use when it was done.
 */
public final class IngestBenchmark {

    private static final int LOOKED_UP = 300;

    private final LocalOrg org;
    private final OrgClient client;

    private IngestBenchmark(LocalOrg org) {
        this.org = org;
        this.client = new OrgClient(org);
    }

    /** @param args how many contacts, and the database file where there is to be one */
    public static void main(String[] args) {
        int contacts = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        LocalOrgBuilder builder = LocalOrg.builder();
        if (args.length > 1) {
            builder.database(Path.of(args[1]));
        }
        try (LocalOrg org = builder.start()) {
            new IngestBenchmark(org).run(contacts);
        }
    }

    private void run(int contacts) {
        load(contacts, "created by Email");
        load(contacts, "upserted by Email, all of them there already");
        lookUp(contacts);
    }

    private static String email(int i) {
        return "person" + i + "@company" + i % 20_000 + ".com";
    }

    private void load(int contacts, String what) {
        String csv = IntStream.range(0, contacts).mapToObj(i -> email(i) + ",First" + i + ",Last" + i + ",+1 555 " + i
                + ",Engineer\n").collect(Collectors.joining("", "Email,FirstName,LastName,Phone,Title\n", ""));
        String path = "/jobs/ingest/" + client.post("/jobs/ingest", Map.of("object", "Contact", "operation", "upsert",
                "externalIdFieldName", "Email")).json().get("id").asText();
        time(contacts + " contacts " + what, () -> {
            client.send("PUT", path + "/batches", csv, Map.of("Content-Type", "text/csv"));
            client.patch(path, Map.of("state", "UploadComplete"));
            org.awaitJobs();
        });
        System.out.println("  " + client.get(path).text().replaceAll(".*(\"numberRecordsProcessed\":\\d+).*", "$1"));
    }

    private void lookUp(int contacts) {
        String emails = IntStream.range(0, LOOKED_UP).mapToObj(i -> "'" + email(i * (contacts / LOOKED_UP)) + "'")
                .collect(Collectors.joining(","));
        time(LOOKED_UP + " looked up by Email", () ->
                org.query("SELECT Id, Email FROM Contact WHERE Email IN (" + emails + ")"));
    }

    private static void time(String what, Runnable work) {
        Instant start = Instant.now();
        work.run();
        System.out.println(what + ": " + Duration.between(start, Instant.now()).toMillis() + " ms, "
                + usedMegabytes() + " MB in use");
    }

    private static long usedMegabytes() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1_000_000;
    }
}
