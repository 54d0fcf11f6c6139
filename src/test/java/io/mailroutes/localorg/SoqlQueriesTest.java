package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many small queries, each with what it finds or how it is refused. */
class SoqlQueriesTest {

    private static LocalOrg org;
    private static OrgClient client;

    @BeforeAll
    static void start() {
        org = LocalOrg.builder().timeZone(ZoneId.of("Pacific/Auckland")).start();
        client = new OrgClient(org);
        String acme = org.insert("Account", Map.of("Name", "Acme", "AnnualRevenue", 1000, "Industry", "Energy"));
        String globex = org.insert("Account", Map.of("Name", "Globex", "ParentId", acme));
        String ann = contact("Ann", "Web", acme);
        contact("Bob", "Web", acme);
        contact("Cy", "Other", globex);
        org.insert("Contact", Map.of("LastName", "Dora", "Birthdate", "1990-02-28"));
        String lead = org.insert("Lead", Map.of("LastName", "Eve", "Company", "Initech"));
        org.insert("Task", Map.of("Subject", "One", "WhoId", ann, "WhatId", acme, "ActivityDate", "2024-02-29"));
        org.insert("Task", Map.of("Subject", "Two", "WhoId", lead, "Status", "Completed"));
        opportunity("Won", "Closed Won", "2024-05-01", acme, 1000.0);
        opportunity("Open", "Prospecting", "2024-07-31", acme, 500.0);
        opportunity("Old", "Prospecting", "2023-07-01", globex, null);
        String relation = (String) org.query("SELECT Id FROM AccountContactRelation WHERE ContactId = '" + ann + "'").get(0)
                .get("Id");
        org.update(relation, Map.of("Roles", "Decision Maker;Influencer"));
    }

    private static String contact(String name, String source, String account) {
        return org.insert("Contact", Map.of("LastName", name, "LeadSource", source, "AccountId", account));
    }

    private static void opportunity(String name, String stage, String closeDate, String account, Double amount) {
        Map<String, Object> fields = new HashMap<>(Map.of("Name", name, "StageName", stage, "CloseDate", closeDate,
                "AccountId", account));
        fields.put("Amount", amount);
        org.insert("Opportunity", fields);
    }

    @AfterAll
    static void stop() {
        org.close();
    }

    /** A row as its values with commas, rows with semicolons; nested records in brackets. */
    private static String flat(Object value) {
        if (value instanceof Map<?, ?> record) {
            return record.values().stream().map(SoqlQueriesTest::inside).collect(Collectors.joining(","));
        }
        return String.valueOf(value);
    }

    private static String inside(Object value) {
        if (value instanceof Map<?, ?> map && map.get("records") instanceof Collection<?> children) {
            return children.stream().map(SoqlQueriesTest::flat).toList().toString();
        }
        return value instanceof Map ? "(" + flat(value) + ")" : flat(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "select lastname from CONTACT where LASTNAME = 'ann' | Ann",
        "SELECT LastName FROM Contact ORDER BY LastName DESC NULLS LAST LIMIT 2 OFFSET 1 | Cy;Bob",
        "SELECT Name FROM Account ORDER BY AnnualRevenue DESC | Globex;Acme",
        "SELECT Name FROM Account ORDER BY AnnualRevenue ASC NULLS LAST | Acme;Globex",
        "SELECT LastName FROM Contact ORDER BY Account.Name NULLS FIRST, LastName DESC | Dora;Bob;Ann;Cy",
        "SELECT LastName FROM Contact LIMIT 0 | ``",
        "SELECT c.LastName, c.Account.Name FROM Contact c WHERE c.LastName = 'Cy' | Cy,(Globex)",
        "SELECT c.LastName, a.Parent.Name FROM Contact c, c.Account a WHERE a.Name = 'Globex' | Cy,((Acme))",
        "SELECT Account.Parent.Name FROM Contact WHERE Account.Parent.Name != null | ((Acme))",
        "SELECT LastName FROM Contact WHERE Account.Parent.Industry = null ORDER BY LastName | Ann;Bob;Dora",
        "SELECT LastName FROM Contact WHERE HasOptedOutOfEmail = null AND LastName = 'Ann' | Ann",
        "SELECT LastName FROM Contact WHERE HasOptedOutOfEmail != null | ``",
        "SELECT LastName FROM Contact WHERE Birthdate < 1990-03-01 | Dora",
        "SELECT Name FROM Opportunity WHERE CloseDate >= 2024-05-01 AND CloseDate < 2024-07-31 | Won",
        "SELECT Name FROM Opportunity WHERE CALENDAR_MONTH(CloseDate) = 7 ORDER BY Name | Old;Open",
        "SELECT Name FROM Opportunity WHERE FISCAL_QUARTER(CloseDate) = 2 | Won",
        "SELECT Name FROM Opportunity WHERE DAY_IN_YEAR(CloseDate) = 213 | Open",
        "SELECT Name FROM Opportunity WHERE Amount != 500 ORDER BY Name | Old;Won",
        "SELECT Name FROM Opportunity WHERE NOT (Amount > 600) ORDER BY Name | Old;Open",
        "SELECT Name FROM Opportunity WHERE IsClosed = FALSE AND Amount = NULL | Old",
        "SELECT LastName FROM Contact WHERE (NOT LastName = 'Ann') AND (NOT LastName LIKE 'b%') ORDER BY LastName | Cy;Dora",
        "SELECT LastName FROM Contact WHERE LastName IN ('ANN', 'dora', 'x') ORDER BY LastName | Ann;Dora",
        "SELECT LastName FROM Contact WHERE LeadSource NOT IN ('Web') ORDER BY LastName | Cy;Dora",
        "SELECT LastName FROM Contact WHERE LastName = '\\u0041nn' | Ann",
        "SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName = 'Cy') "
                + "AND Id NOT IN (SELECT AccountId FROM Opportunity WHERE StageName = 'Closed Won') | Globex",
        "SELECT Subject FROM Task WHERE WhoId IN (SELECT Id FROM Contact) | One",
        "SELECT Subject FROM Task WHERE Who.Type = 'Lead' | Two",
        "SELECT Who.Name, What.Type FROM Task WHERE What.Name = 'acme' | (Ann),(Account)",
        "SELECT TYPEOF What WHEN Account THEN Name, Industry ELSE Name END FROM Task ORDER BY Subject | (Acme,Energy);null",
        "SELECT ContactId FROM AccountContactRelation WHERE Roles INCLUDES ('Influencer;Nobody') | ``",
        "SELECT Contact.LastName FROM AccountContactRelation WHERE Roles INCLUDES ('Influencer;Decision Maker','x') | (Ann)",
        "SELECT Contact.LastName FROM AccountContactRelation WHERE Roles EXCLUDES ('Influencer') ORDER BY Contact.LastName "
                + "| (Bob);(Cy)",
        "SELECT Name, (SELECT LastName FROM Contacts WHERE LastName > 'Ann' ORDER BY LastName) FROM Account ORDER BY Name "
                + "| Acme,[Bob];Globex,[Cy]",
        "SELECT Name, (SELECT Name, (SELECT LastName FROM Contacts) FROM ChildAccounts) FROM Account WHERE Name = 'Acme' "
                + "| Acme,[Globex,[Cy]]",
        "SELECT toLabel(LeadSource) FROM Contact WHERE LastName = 'Cy' | Other",
        "SELECT COUNT(Id), COUNT(LeadSource), COUNT_DISTINCT(LeadSource), MAX(LastName), MIN(Birthdate) FROM Contact "
                + "| 4,3,2,Dora,1990-02-28",
        "SELECT SUM(Amount), AVG(Amount), MIN(Amount), COUNT(Amount) n FROM Opportunity | 1500.0,750.0,500.0,2",
        "SELECT LeadSource, COUNT(Id) FROM Contact GROUP BY LeadSource ORDER BY LeadSource | null,1;Other,1;Web,2",
        "SELECT LeadSource s, COUNT(Id) n FROM Contact GROUP BY LeadSource HAVING COUNT(Id) > 1 AND LeadSource LIKE 'w%' | Web,2",
        "SELECT Account.Name, COUNT(Id) FROM Contact GROUP BY Account.Name ORDER BY COUNT(Id) DESC, Account.Name LIMIT 2 "
                + "| Acme,2;null,1",
        "SELECT CALENDAR_YEAR(CloseDate) y, SUM(Amount) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate) "
                + "ORDER BY CALENDAR_YEAR(CloseDate) | 2023,null;2024,1500.0",
        "SELECT LeadSource, GROUPING(LeadSource), COUNT(Id) FROM Contact WHERE LeadSource != null GROUP BY ROLLUP(LeadSource) "
                + "ORDER BY GROUPING(LeadSource), LeadSource | Other,0,1;Web,0,2;null,1,3",
        "SELECT Industry, Name, COUNT(Id) FROM Account GROUP BY CUBE(Industry, Name) HAVING COUNT(Id) = 2 | null,null,2",
        "SELECT LastName FROM Contact USING SCOPE mine WHERE LastName = 'Ann' | Ann",
        "SELECT LastName FROM Contact WHERE LastName = 'Ann' FOR VIEW | Ann",
        "SELECT LastName FROM Contact WHERE LastName = 'Ann' FOR REFERENCE | Ann",
        "SELECT LastName FROM Contact WHERE LastName = 'Ann' WITH SECURITY_ENFORCED | Ann",
        "SELECT LastName FROM Contact WHERE LastName = 'Ann' FOR UPDATE | Ann"})
    void finds(String soql, String rows) {
        assertThat(org.query(soql).stream().map(SoqlQueriesTest::flat).collect(Collectors.joining(";"))).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SELECT * FROM Contact | MALFORMED_QUERY | 8 | unexpected token: '*'",
        "SELECT Id FROM Contact WHERE LastName = 'a' OR LastName = 'b' AND LastName = 'c' | MALFORMED_QUERY | 63 "
                + "| unexpected token: 'AND'",
        "SELECT Id Name FROM Contact | MALFORMED_QUERY | 8 | only aggregate expressions use field aliasing",
        "SELECT Id FROM Contact WHERE LastName = 'a\\q' | MALFORMED_QUERY | 41 "
                + "| Invalid string literal 'a\\q'. Illegal character sequence '\\q' in string literal.",
        "SELECT Id FROM Contact WHERE CreatedDate > 2024-13-01T00:00:00Z | MALFORMED_QUERY | 44 "
                + "| Invalid date: 2024-13-01T00:00:00Z",
        "SELECT Id FROM Contact WHERE Id = 'x' | INVALID_QUERY_FILTER_OPERATOR | 35 | invalid ID field: x",
        "SELECT Id FROM Contact WHERE HasOptedOutOfEmail = 'true' | INVALID_FIELD | 51 | value of filter criterion for field "
                + "'HasOptedOutOfEmail' must be of type boolean and should not be enclosed in quotes",
        "SELECT Id FROM Contact ORDER BY Description | MALFORMED_QUERY | 33 "
                + "| field 'Description' can not be sorted in a query call",
        "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) OR Name = 'x' | MALFORMED_QUERY | 30 "
                + "| Semi join sub-selects are not allowed with the 'OR' operator",
        "SELECT Id FROM Account WHERE Name = 'x' OR (Name = 'y' AND Id IN (SELECT AccountId FROM Contact)) "
                + "| MALFORMED_QUERY | 60 | Semi join sub-selects are only allowed at the top level WHERE expressions and not in "
                + "nested WHERE expressions.",
        "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE ReportsToId IN "
                + "(SELECT ContactId FROM OpportunityContactRole)) | MALFORMED_QUERY | 73 "
                + "| Nesting of semi join sub-selects is not supported",
        "SELECT Id FROM Account WHERE Id IN (SELECT Id FROM Contact) | MALFORMED_QUERY | 37 | The selected field 'Id' in the "
                + "subquery and the left operand field in the where expression in the outer query should point to the same object "
                + "type",
        "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Opportunity) AND "
                + "Id NOT IN (SELECT AccountId FROM AccountContactRelation) | MALFORMED_QUERY | 118 "
                + "| Maximum 2 semi join sub-selects are allowed.",
        "SELECT SUM(LastName) FROM Contact | MALFORMED_QUERY | 8 | field LastName does not support aggregate operator SUM",
        "SELECT COUNT(DoNotCall) FROM Contact | MALFORMED_QUERY | 8 | field DoNotCall does not support aggregate operator COUNT",
        "SELECT CreatedDate FROM Contact GROUP BY CreatedDate | MALFORMED_QUERY | 42 "
                + "| field 'CreatedDate' can not be grouped in a query call",
        "SELECT LeadSource FROM Contact GROUP BY LeadSource ORDER BY LastName | MALFORMED_QUERY | 61 "
                + "| Ordered field must be grouped or aggregated: LastName",
        "SELECT COUNT(Id) FROM Contact LIMIT 1 | MALFORMED_QUERY | 31 "
                + "| Non-grouped query that uses overall aggregate functions cannot also use LIMIT",
        "SELECT Name, Account.Name FROM Contact GROUP BY Name, Account.Name | MALFORMED_QUERY | 14 | duplicate alias: Name",
        "SELECT FIELDS(ALL) FROM Contact | MALFORMED_QUERY | 8 | The SOQL FIELDS function must have a LIMIT of at most 200",
        "SELECT (SELECT Id FROM Contact) FROM Account | INVALID_TYPE | 24 | Didn't understand relationship 'Contact' in FROM "
                + "part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the "
                + "custom relationship name. Please reference your WSDL or the describe call for the appropriate names."})
    void refuses(String soql, String code, int column, String message) {
        OrgClient.Answer answer = client.query(soql);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get(0).get("errorCode").asText()).isEqualTo(code);
        assertThat(answer.json().get(0).get("message").asText()).endsWith(
                "^\nERROR at Row:1:Column:" + column + "\n" + message);
    }

    @Test
    void refusesAFieldThatIsSelectedTwice() {
        for (String fields : List.of("Id, id", "Id, FIELDS(STANDARD)", "Account.Name, Account.Name")) {
            assertThat(client.query("SELECT " + fields + " FROM Contact").text()).matches(
                    "\\[\\{\"message\":\"duplicate field selected: [\\w.]+\",\"errorCode\":\"INVALID_FIELD\"}]");
        }
    }

    @Test
    void daysAreThoseOfTheZoneOfTheOrgWhereTheQuerySaysSo() {
        LocalDate here = LocalDate.now(ZoneId.of("Pacific/Auckland"));
        LocalDate utc = LocalDate.now(ZoneId.of("UTC"));
        String group = "SELECT DAY_ONLY(%1$s) d FROM Contact GROUP BY DAY_ONLY(%1$s)";
        assertThat(org.query(group.formatted("convertTimezone(CreatedDate)")).get(0)).containsEntry("d", here.toString());
        assertThat(org.query(group.formatted("CreatedDate")).get(0)).containsEntry("d", utc.toString());
        assertThat(org.count("SELECT COUNT() FROM Contact WHERE CreatedDate = TODAY")).isEqualTo(4);
    }
}
