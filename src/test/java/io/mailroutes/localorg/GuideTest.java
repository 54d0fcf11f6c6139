package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's commands and queries, as they stand there, do here what the guide says. */
class GuideTest {

    private static LocalOrg org;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        org = LocalOrg.builder().start();
    }

    @AfterAll
    static void stop() {
        org.close();
    }

    private String run(String script) throws IOException, InterruptedException {
        for (String tool : new String[] {"bash", "curl", "jq"}) {
            assumeTrue(isThere(tool), () -> "skipped: the guide's commands need " + tool);
        }
        Path copy = folder.resolve(script);
        try (InputStream in = GuideTest.class.getResourceAsStream("guide/" + script)) {
            Files.copy(in, copy);
        }
        ProcessBuilder builder = new ProcessBuilder("bash", script).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("SF_INSTANCE", org.url(), "SF_TOKEN", org.accessToken()));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }

    private static boolean isThere(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
    }

    @Test
    void upsertsContactsInFiveSteps() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("salesforce_contacts.csv"), """
                "FirstName","LastName","Email","Phone","Title"
                "Zoë","Ng, ""Z\""","zoe@example.com","+1 555 1","CTO"
                "","Unknown","nobody@example.com","",""
                """);
        assertThat(run("bulk.sh")).contains("Created bulk job: 750", "Job state: JobComplete",
                "\"numberRecordsProcessed\": 2", "\"numberRecordsFailed\": 0");
        assertThat(org.query("SELECT Name FROM Contact WHERE Email = 'zoe@example.com'")).containsExactly(
                Map.of("Name", "Zoë Ng, \"Z\""));
    }

    @Test
    void createsAccountContactAndTaskInOneCall() throws IOException, InterruptedException {
        assertThat(run("composite.sh")).contains("\"referenceId\":\"newTask\"").doesNotContain("errorCode");
        assertThat(org.query("SELECT Subject, Who.Name, What.Name FROM Task WHERE Type = 'Email'")).containsExactly(Map.of(
                "Subject", "Re: Q3 proposal follow-up", "Who", Map.of("Name", "Sarah Chen"), "What", Map.of("Name", "Acme Corp")));
    }

    @Test
    void answersTheLookups() {
        OrgClient client = new OrgClient(org);
        assertThat(client.query("""
                SELECT OpportunityId, Role, IsPrimary
                FROM OpportunityContactRole
                WHERE ContactId = '003xx000004TmiQAAS'""").status()).isEqualTo(200);
        assertThat(client.query("""
                SELECT AccountId, Account.Name, Roles, IsActive
                FROM AccountContactRelation
                WHERE ContactId = '003xx000004TmiQAAS'""").status()).isEqualTo(200);
        assertThat(client.query("""
                SELECT Id, Name, Email, Account.Name,
                (SELECT Subject, ActivityDate FROM Tasks
                WHERE Type = 'Email' ORDER BY ActivityDate DESC LIMIT 1)
                FROM Contact
                WHERE Id NOT IN (
                SELECT WhoId FROM Task
                WHERE Type = 'Email' AND ActivityDate > LAST_N_DAYS:30
                )
                AND AccountId IN (
                SELECT AccountId FROM Opportunity WHERE IsClosed = false
                )""").text()).contains("MALFORMED_QUERY", "Entity 'Task' is not supported for semi join inner selects");
        assertThat(client.query("""
                SELECT Id, Name, Email, CreatedDate
                FROM Contact
                WHERE CreatedDate = TODAY
                ORDER BY CreatedDate DESC
                LIMIT 20""").status()).isEqualTo(200);
    }
}
