package io.mailroutes.localorg;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Loads contacts by ingest jobs of 25,000 and looks some of them up again; prints how long each took. */
public final class IngestBenchmark {

    private static final int JOB = 25_000;
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
        time(contacts + " contacts upserted by Email", () -> {
            for (int first = 0; first < contacts; first += JOB) {
                load(first, Math.min(contacts, first + JOB));
            }
        });
        String emails = IntStream.range(0, LOOKED_UP).mapToObj(i -> "'" + email(i * (contacts / LOOKED_UP)) + "'")
                .collect(Collectors.joining(","));
        for (int i = 0; i < 3; i++) {
            time(LOOKED_UP + " looked up by Email", () ->
                    System.out.println(org.query("SELECT Id, Email FROM Contact WHERE Email IN (" + emails + ")").size()));
        }
        System.out.println("used memory " + (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1_000_000 + " MB");
    }

    private static String email(int i) {
        return "person" + i + "@company" + i % 20_000 + ".com";
    }

    private void load(int first, int end) {
        String csv = IntStream.range(first, end).mapToObj(i -> email(i) + ",First" + i + ",Last" + i + ",+1 555 " + i
                + ",Engineer\n").collect(Collectors.joining("", "Email,FirstName,LastName,Phone,Title\n", ""));
        String id = client.post("/jobs/ingest", Map.of("object", "Contact", "operation", "upsert", "externalIdFieldName",
                "Email")).json().get("id").asText();
        client.send("PUT", "/jobs/ingest/" + id + "/batches", csv, Map.of("Content-Type", "text/csv"));
        client.patch("/jobs/ingest/" + id, Map.of("state", "UploadComplete"));
        org.awaitJobs();
        System.out.println(client.get("/jobs/ingest/" + id).json().get("numberRecordsProcessed"));
    }

    private static void time(String what, Runnable work) {
        Instant start = Instant.now();
        work.run();
        System.out.println(what + ": " + Duration.between(start, Instant.now()).toMillis() + " ms");
    }
}
