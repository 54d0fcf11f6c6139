package io.mailroutes.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.mailroutes.localorg.LocalOrg;

/** Contacts that an org has, and a mailbox does not. */
final class OtherPeople {

    private static final long IN_JOB = 100_000;

    private final LocalOrg org;
    private final HttpClient client = HttpClient.newHttpClient();

    private OtherPeople(LocalOrg org) {
        this.org = org;
    }

    /** Puts them into the org by ingest jobs. */
    static void add(LocalOrg org, long people) throws IOException, InterruptedException {
        for (long first = 0; first < people; first += IN_JOB) {
            new OtherPeople(org).load(first, Math.min(first + IN_JOB, people));
        }
    }

    private void load(long first, long end) throws IOException, InterruptedException {
        String job = send("POST", "", "{\"object\":\"Contact\",\"operation\":\"insert\"}").replaceAll(".*\"id\":\"(\\w+)\".*", "$1");
        send("PUT", "/" + job + "/batches", LongStream.range(first, end).mapToObj(i -> "Other" + i + ",other" + i
                + "@elsewhere" + i % 1_000 + ".com\n").collect(Collectors.joining("", "LastName,Email\n", "")));
        send("PATCH", "/" + job, "{\"state\":\"UploadComplete\"}");
        org.awaitJobs();
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(org.url() + "/services/data/v65.0/jobs/ingest" + path))
                .header("Authorization", "Bearer " + org.accessToken())
                .header("Content-Type", "PUT".equals(method) ? "text/csv" : "application/json")
                .method(method, BodyPublishers.ofString(body)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
