package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.localorg.OrgClient.Answer;
import org.junit.jupiter.api.Test;

class ReplicationTest {

    private static Answer ask(OrgClient client, String what, Instant start, Instant end) {
        return client.get("/sobjects/Contact/" + what + "/?start=" + OrgClient.encode(start.truncatedTo(ChronoUnit.SECONDS)
                .toString().replace("Z", "+00:00")) + "&end=" + end.truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void tellsWhatHasChangedAndWhatIsGone() {
        try (LocalOrg org = LocalOrg.builder().start()) {
            OrgClient client = new OrgClient(org);
            String kept = org.insert("Contact", Map.of("LastName", "Kept"));
            String gone = org.insert("Contact", Map.of("LastName", "Gone"));
            org.delete(gone);
            Instant start = Instant.now().minus(1, ChronoUnit.HOURS);
            Instant end = Instant.now().plus(1, ChronoUnit.MINUTES);
            JsonNode updated = ask(client, "updated", start, end).json();
            assertThat(updated.get("ids")).extracting(JsonNode::asText).containsExactly(kept);
            assertThat(updated.get("latestDateCovered").asText()).matches("\\S+T\\S+\\+0000");
            JsonNode deleted = ask(client, "deleted", start, end).json();
            assertThat(deleted.get("deletedRecords")).extracting(row -> row.get("id").asText()).containsExactly(gone);
            assertThat(deleted.get("deletedRecords").get(0).get("deletedDate").asText()).matches("\\S+T\\S+\\+0000");
            assertThat(ask(client, "updated", start.minus(1, ChronoUnit.DAYS), start).json().get("ids")).isEmpty();
            assertThat(ask(client, "deleted", end, start).text()).contains("INVALID_REPLICATION_DATE");
            assertThat(ask(client, "deleted", end.minus(40, ChronoUnit.DAYS), end).status()).isEqualTo(400);
        }
    }
}
