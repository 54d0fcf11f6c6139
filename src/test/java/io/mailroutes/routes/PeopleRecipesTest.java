package io.mailroutes.routes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The recipes that send people and companies elsewhere. */
class PeopleRecipesTest extends RecipeTest {

    private static Map<String, Object> sarah(String field, String value) {
        Map<String, Object> sarah = new HashMap<>(contact("c1", "Sarah", "Chen", "sarah@acme.com"));
        sarah.put(field, value);
        return sarah;
    }

    @Test
    void leadsInsteadOfContacts() {
        recipe("lead");
        mailbox(List.of(sarah("company_name", "Acme"), contact("c2", "Mei", "Tanaka", "mei@gmail.com")),
                List.of(message("m1", "sarah@acme.com", "Hi"), message("m2", "ana@stranger.es", "Hello")));
        RunReport report = sync();
        assertThat(report.kind("contacts").equation()).startsWith("3 = 3 created");
        assertThat(rows("SELECT LastName, Company, Email FROM Lead ORDER BY Email")).containsExactly(
                Map.of("LastName", "Chen", "Company", "stranger.es", "Email", "ana@stranger.es"),
                Map.of("LastName", "Tanaka", "Company", "Unknown", "Email", "mei@gmail.com"),
                Map.of("LastName", "Chen", "Company", "Acme", "Email", "sarah@acme.com"));
        assertThat(rows("SELECT Who.Type, WhatId FROM Task")).hasSize(2).allSatisfy(task -> assertThat(task)
                .containsEntry("Who.Type", "Lead").containsEntry("WhatId", null));
        assertThat(only("SELECT WhoId FROM Task WHERE Subject = 'Hi'"))
                .isEqualTo(only("SELECT Id FROM Lead WHERE Email = 'sarah@acme.com'"));
        assertThat(count("Contact") + count("Account")).isZero();
        secondRunWritesNothing();
    }

    @Test
    void aFieldOfTheOrgsOwn() {
        recipe("custom-field");
        mailbox(List.of(sarah("nickname", "Sal")), List.of());
        assertThat(sync().kind("contacts").equation()).startsWith("1 = 1 created");
        assertThat(rows("SELECT Nickname__c, LastName FROM Contact"))
                .containsExactly(Map.of("Nickname__c", "Sal", "LastName", "Chen"));
        secondRunWritesNothing();
    }

    @Test
    void onlyPeopleWhoExist() {
        recipe("only-existing");
        String id = org.insert("Contact", Map.of("LastName", "Chen", "Email", "sarah@acme.com"));
        org.insert("Contact", Map.of("LastName", "Delgado", "Email", "ana@stranger.es"));
        mailbox(List.of(sarah("job_title", "Buyer"), contact("c2", "Mei", "Tanaka", "mei@other.com")),
                List.of(message("m1", "sarah@acme.com", "Known"), message("m2", "ana@stranger.es", "In the org only"),
                        message("m3", "mei@other.com", "In the mailbox only"), message("m4", "bo@new.com", "Stranger")));
        RunReport report = sync();
        assertThat(report.kind("contacts").skipped()).containsOnly(Map.entry("not in the org, and none are created", 1L));
        assertThat(report.kind("emails").created()).isEqualTo(2);
        assertThat(report.kind("emails").skipped())
                .containsOnly(Map.entry("its record of contacts is not in the org, and none are created", 2L));
        assertThat(count("Contact")).isEqualTo(2);
        assertThat(count("Account")).isZero();
        assertThat(only("SELECT Title FROM Contact WHERE Id = '" + id + "'")).isEqualTo("Buyer");
        assertThat(rows("SELECT Subject FROM Task ORDER BY Subject"))
                .containsExactly(Map.of("Subject", "In the org only"), Map.of("Subject", "Known"));
        secondRunWritesNothing();
    }

    @Test
    void companiesOfTheOrgsOwn() {
        recipe("company");
        String acme = org.insert("Company__c", Map.of("Name", "Acme Inc.", "Domain__c", "ACME.com"));
        mailbox(List.of(sarah("company_name", "Acme"), contact("c2", "Mei", "Tanaka", "mei@mail.other.com"),
                contact("c3", "Bo", "Ek", "bo@other.com"), contact("c4", "Ann", "Lee", "ann@gmail.com")),
                List.of(message("m1", "sarah@acme.com", "Hi")));
        RunReport report = sync();
        assertThat(report.kind("companies").created()).isEqualTo(1);
        assertThat(rows("SELECT LastName, Company__r.Name, Company__r.Domain__c FROM Contact WHERE Company__c != null "
                + "ORDER BY LastName")).extracting(row -> row.get("LastName") + " " + row.get("Company__r.Name") + " "
                        + row.get("Company__r.Domain__c"))
                .containsExactly("Chen Acme Inc. ACME.com", "Ek other.com other.com", "Tanaka other.com other.com");
        assertThat(only("SELECT Company__c FROM Contact WHERE LastName = 'Chen'")).isEqualTo(acme);
        assertThat(count("Contact")).isEqualTo(4);
        assertThat(count("Company__c")).isEqualTo(2);
        assertThat(count("Account")).isZero();
        assertThat(count("Task")).isEqualTo(1);
        secondRunWritesNothing();
    }
}
