package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailroutes.localorg.RealClient.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Clients in other languages, as their authors made them, do their work against the local org. */
class OtherClientsTest {

    @TempDir
    private Path folder;

    private JsonNode run(LocalOrg org, Path program, String script, Map<String, String> environment) throws IOException,
            InterruptedException {
        Path copy = folder.resolve(script);
        try (InputStream in = OtherClientsTest.class.getResourceAsStream("clients/" + script)) {
            Files.copy(in, copy);
        }
        Run run = RealClient.run(folder, environment, List.of(program.toString(), script, org.url()));
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    @EnabledIf(value = "io.mailroutes.localorg.RealClient#pythonIsHere", disabledReason = RealClient.NO_PYTHON)
    void syncsWithSimpleSalesforce() throws Exception {
        try (LocalOrg org = LocalOrg.builder().tls().start()) {
            String known = org.insert("Contact", Map.of("LastName", "Old", "Email", "known@example.com"));
            String deal = org.insert("Opportunity", Map.of("Name", "Deal", "StageName", "Prospecting", "CloseDate",
                    "2030-01-01"));
            org.insert("OpportunityContactRole", Map.of("OpportunityId", deal, "ContactId", known));
            Path certificate = Files.writeString(folder.resolve("org.pem"), "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(org.certificate().getEncoded())
                    + "\n-----END CERTIFICATE-----\n");
            JsonNode said = run(org, RealClient.python().orElseThrow(), "sync.py", Map.of(
                    "ORG_USERNAME", org.username(), "ORG_PASSWORD", org.password(), "ORG_SECURITY_TOKEN", org.securityToken(), "REQUESTS_CA_BUNDLE",
                    certificate.toString()));
            assertThat(said.get("upserted").toString()).isEqualTo("[true,true,false]");
            assertThat(said.get("created").toString()).isEqualTo("[true,false,false]");
            assertThat(said.get("reason").asText()).isEqualTo("INVALID_EMAIL_ADDRESS");
            assertThat(said.get("found").toString()).isEqualTo("[\"Known\",\"Zoë Ng\"]");
            assertThat(said.get("searched").asInt()).isOne();
            assertThat(said.get("used").asInt()).isPositive();
            assertThat(org.query("SELECT Who.Name, What.Name FROM Task WHERE Type = 'Email' AND WhatId != null"))
                    .containsExactly(Map.of("Who", Map.of("Name", "Known"), "What", Map.of("Name", "Deal")));
            assertThat(org.count("SELECT COUNT() FROM Task")).isEqualTo(2);
        }
    }

    @Test
    @EnabledIf(value = "io.mailroutes.localorg.RealClient#jsforceIsHere", disabledReason = RealClient.NO_JSFORCE)
    void worksWithJsforce() throws Exception {
        try (LocalOrg org = LocalOrg.builder().start()) {
            JsonNode said = run(org, RealClient.jsforce().orElseThrow(), "work.cjs", Map.of(
                    "ORG_USERNAME", org.username(), "ORG_PASSWORD", org.password() + org.securityToken(), "ORG_CLIENT_ID", org.clientId(),
                    "ORG_CLIENT_SECRET", org.clientSecret()));
            assertThat(said.toString()).isEqualTo("{\"user\":\"" + org.username() + "\",\"created\":[true,true],"
                    + "\"upserted\":false,\"refused\":\"REQUIRED_FIELD_MISSING\",\"accounts\":[\"Acme\",null],"
                    + "\"searched\":1,\"bulk\":[true,false],\"extracted\":[\"First\",\"Three\",\"Two\"],"
                    + "\"bulk2\":[1,1]}");
            assertThat(org.query("SELECT Name FROM Contact")).containsExactly(Map.of("Name", "3"));
        }
    }
}
