package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoqlTest {

    private static LocalOrg org;
    private static OrgClient client;

    @BeforeAll
    static void start() {
        org = LocalOrg.builder().start();
        client = new OrgClient(org);
        String acme = org.insert("Account", Map.of("Name", "Acme", "Website", "https://www.acme.com", "Industry", "Energy"));
        String globex = org.insert("Account", Map.of("Name", "Globex", "ParentId", acme, "NumberOfEmployees", 50));
        String ann = contact("Ann", "ann@acme.com", acme);
        contact("Bob", "bob@acme.com", acme);
        contact("Cy_d", "o'cy@globex.com", globex);
        org.insert("Contact", Map.of("LastName", "Dora 100%"));
        String lead = org.insert("Lead", Map.of("LastName", "Eve", "Company", "Initech"));
        org.insert("Task", Map.of("Subject", "One", "WhoId", ann, "WhatId", acme, "ActivityDate", "2024-02-29"));
        org.insert("Task", Map.of("Subject", "Two", "WhoId", lead, "Status", "Completed"));
        org.insert("Opportunity", Map.of("Name", "Deal", "StageName", "Closed Won", "CloseDate", "2024-05-01",
                "AccountId", acme, "Amount", 1000));
    }

    private static String contact(String name, String email, String account) {
        return org.insert("Contact", Map.of("LastName", name, "Email", email, "AccountId", account));
    }

    @AfterAll
    static void stop() {
        org.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "LastName = 'ANN' | Ann",
        "LastName != 'Ann' | Bob,Cy_d,Dora 100%",
        "Email IN ('bob@acme.com', 'O\\'CY@globex.com') | Bob,Cy_d",
        "Email NOT IN ('bob@acme.com') | Ann,Cy_d,Dora 100%",
        "Email = null | Dora 100%",
        "Email != null AND (NOT (LastName = 'Ann' OR LastName = 'Bob')) | Cy_d",
        "NOT Email LIKE '%acme%' | Cy_d,Dora 100%",
        "LastName LIKE 'cy\\_d' | Cy_d",
        "LastName LIKE 'a\\_n' | ``",
        "LastName LIKE '%100\\%' | Dora 100%",
        "LastName LIKE '%o%' | Bob,Dora 100%",
        "Account.Name = 'acme' | Ann,Bob",
        "Account.Parent.Name = 'Acme' | Cy_d",
        "Account.Name = null | Dora 100%",
        "Contact.LastName = 'Ann' | Ann",
        "AccountId IN (SELECT Id FROM Account WHERE Industry = 'Energy') | Ann,Bob",
        "AccountId NOT IN (SELECT AccountId FROM Opportunity) | Cy_d,Dora 100%",
        "CreatedDate = TODAY | Ann,Bob,Cy_d,Dora 100%",
        "CreatedDate < LAST_N_DAYS:3 | ``",
        "CreatedDate > 2020-01-01T00:00:00Z | Ann,Bob,Cy_d,Dora 100%",
        "HasOptedOutOfEmail = false AND (LastName < 'B') | Ann",
        "Email = '' | Dora 100%"})
    void filtersContacts(String where, String names) {
        List<Object> found = org.query("SELECT LastName FROM Contact WHERE " + where + " ORDER BY LastName").stream()
                .map(row -> row.get("LastName")).toList();
        assertThat(found).isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(",")));
    }

    @Test
    void sortsEmptyFieldsFirstUnlessToldOtherwise() {
        assertThat(org.query("SELECT LastName FROM Contact ORDER BY Email LIMIT 1").get(0)).containsValue("Dora 100%");
        assertThat(org.query("SELECT LastName FROM Contact ORDER BY Email DESC LIMIT 1").get(0)).containsValue("Dora 100%");
        assertThat(org.query("SELECT LastName FROM Contact ORDER BY Email DESC NULLS LAST LIMIT 1 OFFSET 1").get(0))
                .containsValue("Bob");
    }

    @Test
    void nestsParentsAndChildren() {
        assertThat(org.query("SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName DESC LIMIT 1), "
                + "(SELECT Name FROM Opportunities WHERE IsWon = false) FROM Account WHERE Name = 'Acme'").toString())
                .isEqualTo("[{Name=Acme, Contacts={totalSize=1, done=true, records=[{LastName=Bob}]}, Opportunities=null}]");
        assertThat(org.query("SELECT Account.Parent.Name FROM Contact WHERE LastName IN ('Cy_d', 'Dora 100%') "
                + "ORDER BY LastName").toString()).isEqualTo("[{Account={Parent={Name=Acme}}}, {Account=null}]");
    }

    @Test
    void followsWhoAndWhat() {
        assertThat(org.query("SELECT Who.Type, Who.Name, Account.Name FROM Task WHERE What.Type IN ('Account')").toString())
                .isEqualTo("[{Who={Type=Contact, Name=Ann}, Account={Name=Acme}}]");
        assertThat(org.query("SELECT TYPEOF Who WHEN Lead THEN Company WHEN Contact THEN Email ELSE Name END FROM Task "
                + "ORDER BY Subject").toString()).isEqualTo("[{Who={Email=ann@acme.com}}, {Who={Company=Initech}}]");
    }

    @Test
    void countsAndGroups() {
        assertThat(org.count("SELECT COUNT() FROM Contact WHERE AccountId != null")).isEqualTo(3);
        assertThat(org.query("SELECT Account.Name, COUNT(Id) n FROM Contact WHERE AccountId != null GROUP BY Account.Name "
                + "HAVING COUNT(Id) > 1").toString()).isEqualTo("[{Name=Acme, n=2}]");
        assertThat(org.query("SELECT SUM(Amount), CALENDAR_YEAR(CloseDate) y FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate)")
                .toString()).isEqualTo("[{expr0=1000.0, y=2024}]");
    }

    @Test
    void selectsAllFields() {
        assertThat(org.query("SELECT FIELDS(STANDARD) FROM Contact LIMIT 1").get(0)).containsKeys("LastName", "SystemModstamp");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SELECT Foo FROM Contact | INVALID_FIELD | No such column 'Foo' on entity 'Contact'",
        "SELECT Id FROM Foo | INVALID_TYPE | sObject type 'Foo' is not supported",
        "SELECT Id, FROM Contact | MALFORMED_QUERY | unexpected token: <EOF>",
        "SELECT Id FROM Contact WHERE | MALFORMED_QUERY | unexpected token: 'WHERE'",
        "SELECT Id FROM Contact WHERE Id NOT IN (SELECT WhoId FROM Task) | MALFORMED_QUERY "
                + "| Entity 'Task' is not supported for semi join inner selects",
        "SELECT What.Industry FROM Task | INVALID_FIELD | No such column 'Industry' on entity 'Name'",
        "SELECT Id FROM Task WHERE Description = 'x' | INVALID_FIELD | can not be filtered in a query call",
        "SELECT Id FROM Contact WHERE CreatedDate = 'x' | INVALID_FIELD "
                + "| value of filter criterion for field 'CreatedDate' must be of type dateTime and should not be enclosed",
        "SELECT Id FROM Contact WHERE Birthdate = 2026-02-30 | MALFORMED_QUERY | Invalid date: 2026-02-30",
        "SELECT Id FROM Contact WHERE CreatedDate > 2026-13-01T00:00:00Z | MALFORMED_QUERY "
                + "| Invalid date: 2026-13-01T00:00:00Z",
        "SELECT Id FROM Contact LIMIT 1 OFFSET 2001 | NUMBER_OUTSIDE_VALID_RANGE | Maximum SOQL offset allowed is 2000",
        "SELECT LastName, COUNT(Id) FROM Contact GROUP BY FirstName | MALFORMED_QUERY | Field must be grouped or aggregated",
        "SELECT Foo.Name FROM Contact | INVALID_FIELD | Didn't understand relationship 'Foo' in field path"})
    void refusesInSalesforcesWords(String soql, String code, String message) {
        OrgClient.Answer answer = client.query(soql);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get(0).get("errorCode").asText()).isEqualTo(code);
        assertThat(answer.json().get(0).get("message").asText()).contains(message);
    }

    @Test
    void pointsAtTheWrongWord() {
        assertThat(client.query("SELECT Id, Foo FROM Contact").json().get(0).get("message").asText()).startsWith(
                "\nSELECT Id, Foo FROM Contact\n           ^\nERROR at Row:1:Column:12\nNo such column 'Foo'");
    }
}
