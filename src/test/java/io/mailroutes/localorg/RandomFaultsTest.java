package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.localorg.faults.Strike;
import org.junit.jupiter.api.Test;

/** Misbehaviour drawn by lot: everything can happen, the same seed makes the same happen, and it says what it did. */
class RandomFaultsTest {

    private static final EnumSet<Kind> QUICK = EnumSet.complementOf(EnumSet.of(Kind.LATENCY, Kind.SLOW_JOB));

    private static List<Strike> strikes(long seed, double share, int calls) {
        try (LocalOrg org = LocalOrg.builder().start()) {
            org.faults().random(seed, share, QUICK);
            IntStream.range(0, calls).forEach(i -> {
                OrgClient client = new OrgClient(org);
                callAnyhow(() -> client.post("/sobjects/Account", Map.of("Name", "Acme")));
                callAnyhow(() -> client.query("SELECT Id FROM Account LIMIT 1"));
            });
            return org.faults().struck();
        }
    }

    /** What a test client of a misbehaving org must expect: some of the calls get no answer. */
    private static boolean callAnyhow(Runnable call) {
        try {
            call.run();
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Test
    void everyKindOfCallFaultHappensSooner() {
        assertThat(strikes(1, 0.5, 150)).extracting(Strike::kind).contains(EnumSet.complementOf(EnumSet.of(Kind.LATENCY,
                Kind.SLOW_JOB, Kind.FAIL_JOB, Kind.ABORT_JOB, Kind.ANSWER, Kind.SUBANSWER, Kind.REFUSE_ROWS)).toArray(Kind[]::new));
    }

    @Test
    void theSameSeedMakesTheSameHappen() {
        List<Strike> first = strikes(7, 0.2, 40);
        assertThat(first).isNotEmpty().isEqualTo(strikes(7, 0.2, 40)).isNotEqualTo(strikes(8, 0.2, 40));
    }

    @Test
    void aThirdIsAboutAThird() {
        assertThat(strikes(3, 1 / 3.0, 150)).hasSizeBetween(90, 170);
    }

    @Test
    void jobsEndInEveryWay() {
        try (LocalOrg org = LocalOrg.builder().start()) {
            OrgClient client = new OrgClient(org);
            org.faults().random(5, 0.7, EnumSet.of(Kind.FAIL_JOB, Kind.ABORT_JOB));
            List<String> ends = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String path = "/jobs/ingest/" + client.post("/jobs/ingest", Map.of("object", "Account", "operation", "insert"))
                        .json().get("id").asText();
                client.send("PUT", path + "/batches", "Name\nAcme\n", Map.of("Content-Type", "text/csv"));
                client.patch(path, Map.of("state", "UploadComplete"));
                org.awaitJobs();
                ends.add(client.get(path).json().get("state").asText());
            }
            assertThat(ends).contains("JobComplete", "Failed", "Aborted");
            assertThat(org.faults().struck()).hasSize((int) ends.stream().filter(end -> !"JobComplete".equals(end)).count());
        }
    }

    @Test
    void canBeSwitchedOnAndOffByHttp() {
        try (LocalOrg org = LocalOrg.builder().start()) {
            OrgClient client = new OrgClient(org);
            client.post("/local-org/faults/random", Map.of("seed", 1, "share", 1, "kinds", List.of("bad_gateway")));
            assertThat(client.get("/limits").status()).isEqualTo(502);
            client.delete("/local-org/faults");
            assertThat(client.get("/limits").status()).isEqualTo(200);
        }
    }
}
