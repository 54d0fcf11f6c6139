package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailroutes.localorg.RealClient.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The real Salesforce CLI takes the local org for one of its own. */
@EnabledIf(value = "io.mailroutes.localorg.RealClient#sfIsHere", disabledReason = RealClient.NO_SF)
class SfCliTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new LinkedHashMap<>(Map.of("SF_DISABLE_TELEMETRY", "true",
            "SF_AUTOUPDATE_DISABLE", "true", "SF_DISABLE_DNS_CHECK", "true", "SF_USE_GENERIC_UNIX_KEYCHAIN", "true",
            "SF_SKIP_NEW_VERSION_CHECK", "true", "CI", "true", "NO_COLOR", "1"));

    private String sf(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, RealClient.sf().orElseThrow().toString());
        Run run = RealClient.run(folder, environment, command);
        assertThat(run.status()).as("%s%n%s%s", command, run.out(), run.err()).isZero();
        return run.out();
    }

    private JsonNode result(String... arguments) throws IOException, InterruptedException {
        JsonNode said = JSON.readTree(sf(arguments));
        assertThat(said.get("status").asInt()).isZero();
        return said.get("result");
    }

    /** In this order, since each command starts from what the last has left. */
    @Test
    void doesItsDaysWork() throws IOException, InterruptedException {
        try (LocalOrg org = LocalOrg.builder().start()) {
            logsIn(org);
            createsAndQueries(org);
            upsertsByEmail(org);
            searches();
            exportsAndDeletes(org);
        }
    }

    private void logsIn(LocalOrg org) throws IOException, InterruptedException {
        environment.put("SF_ACCESS_TOKEN", org.accessToken());
        assertThat(sf("org", "login", "access-token", "--instance-url", org.url(), "--no-prompt", "--alias", "local",
                "--set-default")).contains("Successfully authorized " + org.username() + " with org ID "
                        + org.organizationId());
        environment.remove("SF_ACCESS_TOKEN");
    }

    private void createsAndQueries(LocalOrg org) throws IOException, InterruptedException {
        assertThat(sf("data", "create", "record", "--sobject", "Contact", "--values",
                "FirstName='Zoe' LastName='Ng' Email='zoe@example.com'")).contains("Successfully created record: 003");
        JsonNode found = result("data", "query", "--json", "--query",
                "SELECT Id, Name, Email, CreatedDate FROM Contact WHERE CreatedDate = TODAY");
        assertThat(found.get("totalSize").asInt()).isOne();
        assertThat(found.get("records").get(0).get("Name").asText()).isEqualTo("Zoe Ng");
        assertThat(org.count("SELECT COUNT() FROM Contact")).isOne();
    }

    private void upsertsByEmail(LocalOrg org) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("salesforce_contacts.csv"), """
                "FirstName","LastName","Email","Phone","Title"
                "Zoë","Ng, ""Z\""","zoe@example.com","+1 555 1","CTO"
                "","Unknown","nobody@example.com","",""
                """);
        assertThat(sf("data", "upsert", "bulk", "--sobject", "Contact", "--file", "salesforce_contacts.csv",
                "--external-id", "Email", "--wait", "10")).contains("Status: JobComplete", "Successful records: 2",
                        "Failed records: 0");
        assertThat(org.query("SELECT Name FROM Contact ORDER BY Email")).containsExactly(Map.of("Name", "Unknown"),
                Map.of("Name", "Zoë Ng, \"Z\""));
    }

    private void searches() throws IOException, InterruptedException {
        JsonNode found = result("data", "search", "--json", "--query",
                "FIND {zoë} IN NAME FIELDS RETURNING Contact(Id, Email)");
        assertThat(found.get("searchRecords").get(0).get("Email").asText()).isEqualTo("zoe@example.com");
    }

    private void exportsAndDeletes(LocalOrg org) throws IOException, InterruptedException {
        assertThat(sf("data", "export", "bulk", "--query", "SELECT Id FROM Contact", "--output-file", "ids.csv",
                "--wait", "10")).contains("2 records written to ids.csv");
        assertThat(sf("data", "delete", "bulk", "--sobject", "Contact", "--file", "ids.csv", "--wait", "10"))
                .contains("Status: JobComplete", "Successful records: 2");
        assertThat(org.count("SELECT COUNT() FROM Contact")).isZero();
    }
}
