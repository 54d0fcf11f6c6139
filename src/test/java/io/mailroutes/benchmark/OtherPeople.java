package io.mailroutes.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Contacts that an org has, and a mailbox does not. */
final class OtherPeople {

    private static final long IN_JOB = 100_000;
    private static final long ASK_EVERY_MILLIS = 200;
    private static final String JOBS = "/services/data/v65.0/jobs/ingest";

    private OtherPeople() {
    }

    /** Puts them into the org by ingest jobs. */
    static void add(OrgProcess org, long people) throws IOException, InterruptedException {
        for (long first = 0; first < people; first += IN_JOB) {
            load(org, first, Math.min(first + IN_JOB, people));
        }
    }

    private static void load(OrgProcess org, long first, long end) throws IOException, InterruptedException {
        String job = org.send("POST", JOBS, "{\"object\":\"Contact\",\"operation\":\"insert\"}").path("id").asText();
        org.send("PUT", JOBS + "/" + job + "/batches", LongStream.range(first, end).mapToObj(i -> "Other" + i + ",other" + i
                + "@elsewhere" + i % 1_000 + ".com\n").collect(Collectors.joining("", "LastName,Email\n", "")));
        org.send("PATCH", JOBS + "/" + job, "{\"state\":\"UploadComplete\"}");
        while (!org.send("GET", JOBS + "/" + job, "").path("state").asText().equals("JobComplete")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ASK_EVERY_MILLIS));
        }
    }
}
