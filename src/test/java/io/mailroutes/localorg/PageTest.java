package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.faults.Fault;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person who looks at the org sees, as it comes over HTTP. */
class PageTest {

    private static final String CONTACTS = "/lightning/o/Contact/list";

    private final LocalOrg org = LocalOrg.builder().metadata(TestMetadata.folder()).start();
    private final OrgClient client = new OrgClient(org);
    private String acme;
    private String marie;

    @BeforeEach
    void fill() {
        acme = org.insert("Account", Map.of("Name", "Acme", "Domain__c", "acme.com"));
        marie = org.insert("Contact", Map.of("FirstName", "Marie", "LastName", "Curie", "Email", "marie@acme.com",
                "AccountId", acme, "Score__c", 12.5, "Description", "Radium\nand polonium"));
        org.insert("Contact", Map.of("LastName", "100%_sure"));
    }

    @AfterEach
    void stop() {
        org.close();
    }

    private Connection.Response answer(String address) throws IOException {
        return Jsoup.connect(address.startsWith("http") ? address : org.url() + address).ignoreHttpErrors(true)
                .ignoreContentType(true).execute().bufferUp();
    }

    private Document page(String address) throws IOException {
        return answer(address).parse();
    }

    private Document where(String condition) throws IOException {
        return page(CONTACTS + "?where=" + OrgClient.encode(condition));
    }

    private static List<String> titles(Document page) {
        return page.select("td.title").eachText();
    }

    @Test
    void listsObjectsWithRecordsFirst() throws IOException {
        Document home = page("/");
        assertThat(home.title()).isEqualTo("Objects · Local org");
        assertThat(home.select("table.objects tbody tr").eachText())
                .contains("Accounts Account 1", "Contacts Contact 2").noneMatch(line -> line.endsWith(" 0"));
        assertThat(home.select(".chips a").eachText()).contains("Leads", "Projects").doesNotContain("Contacts");
    }

    @Test
    void isNoApiCallAndNoFaultSpoilsIt() throws IOException {
        org.faults().add(Fault.of(Fault.Kind.SERVER_UNAVAILABLE));
        org.dailyApiLimit(0);
        for (String address : List.of("/", CONTACTS, "/" + marie, "/calls", "/page/style.css", "/favicon.ico")) {
            assertThat(answer(address).statusCode()).as(address).isEqualTo(200);
        }
        assertThat(org.callLog()).isEmpty();
        assertThat(org.apiCalls()).isZero();
        assertThat(page("/").select(".notice li").text()).startsWith("SERVER_UNAVAILABLE");
    }

    @Test
    void leavesToTheApiWhatIsNotForIt() throws IOException {
        assertThat(answer("/nowhere").body()).contains("NOT_FOUND");
        assertThat(org.callLog()).hasSize(1);
        OrgClient.Answer inner = client.post("/composite", Map.of("compositeRequest",
                List.of(Map.of("method", "GET", "url", "/calls", "referenceId", "calls"))));
        assertThat(inner.text()).doesNotContain("<html");
    }

    @Test
    void showsWhatWouldBeMarkupAsText() throws IOException {
        String script = "<script>alert('&amp;')</script>";
        String id = org.insert("Contact", Map.of("LastName", script, "Title", "\"><b>", "ReportsToId", marie));
        for (String address : List.of(CONTACTS + "?text=" + OrgClient.encode(script), "/" + id, "/" + marie,
                CONTACTS + "?where=" + OrgClient.encode(script), "/open?id=" + OrgClient.encode(script))) {
            Document page = page(address);
            assertThat(page.text() + page.select("input").eachAttr("value")).as(address).contains(script);
            assertThat(page.select("script, b")).as(address).isEmpty();
        }
    }

    @Test
    void letsNoScriptRun() throws IOException {
        assertThat(answer("/").header("Content-Security-Policy")).startsWith("default-src 'none'")
                .doesNotContain("script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "changed"})
    void goesThroughAllRowsPageByPage(String order) throws IOException {
        client.post("/composite/sobjects", Map.of("records", contacts(148)));
        List<String> ids = new ArrayList<>();
        List<String> ranges = new ArrayList<>();
        String address = CONTACTS + "?order=" + order;
        while (!address.isEmpty()) {
            Document page = page(address);
            page.select("tbody tr td.id:nth-child(2)").forEach(id -> ids.add(id.text()));
            ranges.add(page.select("#range").text());
            address = page.select("a[rel=next]").attr("abs:href");
        }
        assertThat(ids).hasSize(150).hasSameSizeAs(new HashSet<>(ids));
        assertThat(ranges).containsExactly("1–50 of 150 rows", "51–100 of 150 rows", "101–150 of 150 rows");
    }

    private static List<Map<String, Object>> contacts(int number) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            records.add(Map.of("attributes", Map.of("type", "Contact"), "LastName", "Contact " + i));
        }
        return records;
    }

    @Test
    void putsFirstWhatWasChangedLast() throws IOException {
        assertThat(titles(page(CONTACTS))).containsExactly("100%_sure", "Marie Curie");
        // Both may have been written in the same millisecond before, but not for ever.
        await().untilAsserted(() -> {
            org.update(marie, Map.of("Title", "Professor"));
            assertThat(titles(page(CONTACTS + "?order=changed"))).containsExactly("Marie Curie", "100%_sure");
        });
    }

    @ParameterizedTest
    @CsvSource({"CURIE,Marie Curie", "@acme.,Marie Curie", "0%_s,100%_sure", "%,100%_sure", "a%e,''", "\\,''",
        "'O''Neil',''"})
    void findsTextInNameAndEmail(String text, String found) throws IOException {
        Document page = page(CONTACTS + "?text=" + OrgClient.encode(text));
        assertThat(titles(page)).isEqualTo(found.isEmpty() ? List.of() : List.of(found));
        assertThat(page.select("#text-help").text()).contains("Name or Email");
    }

    @Test
    void filtersByConditionAndShowsAQueryThatTheApiTakes() throws IOException {
        Document page = page(CONTACTS + "?text=curie&where=" + OrgClient.encode("Account.Name = 'Acme' OR Name = 'x'"));
        assertThat(titles(page)).containsExactly("Marie Curie");
        assertThat(client.query(page.select("pre.soql").text()).json().get("records").get(0).get("Id").asText())
                .isEqualTo(marie);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Emial = 'x'", "Email =", "(", "CreatedDate = 2026-02-30T00:00:00Z", "Name = 'x' LIMIT 1",
        "Description = 'x'", "Id IN (SELECT WhoId FROM Task) OR Id = null"})
    void answersABadConditionAsTheApiDoes(String condition) throws IOException {
        Document page = where(condition);
        OrgClient.Answer api = client.query(page.select("pre.soql").first().wholeText());
        assertThat(page.connection().response().statusCode()).isEqualTo(api.status()).isEqualTo(400);
        assertThat(page.select(".error h2").text()).isEqualTo(api.json().get(0).get("errorCode").asText());
        assertThat(page.select(".error pre").first().wholeText().strip())
                .isEqualTo(api.json().get(0).get("message").asText().strip());
        assertThat(page.select("#where").val()).isEqualTo(condition);
    }

    @Test
    void showsARecordWithItsParentsAndCustomFields() throws IOException {
        Document record = page("/lightning/r/Contact/" + marie + "/view");
        assertThat(record.title()).isEqualTo("Marie Curie · Local org");
        assertThat(field(record, "Score__c").text()).isEqualTo("12.5");
        assertThat(field(record, "Description").wholeText()).contains("Radium\nand polonium");
        assertThat(page(field(record, "AccountId").select("a").attr("abs:href")).title()).startsWith("Acme ·");
        assertThat(page(field(record, "OwnerId").select("a").attr("abs:href")).title()).startsWith("Local Admin ·");
        assertThat(record.select("details .name").eachText()).contains("Phone").doesNotContain("Email");
    }

    private static Element field(Document record, String name) {
        return record.select("th:has(.name:containsOwn(" + name + ")) + td").first();
    }

    @Test
    void showsRelatedListsAndLeadsToAllOfTheirRows() throws IOException {
        for (int i = 1; i <= 7; i++) {
            org.insert("Task", Map.of("Subject", "Call " + i, "WhoId", marie, "WhatId", acme));
        }
        org.insert("Project__c", Map.of("Name", "Radium", "Lead_Contact__c", marie));
        Document record = page("/" + marie);
        assertThat(record.select(".related h3").eachText()).contains("Tasks 7 Task.WhoId Show in a list",
                "Projects__r 1 Project__c.Lead_Contact__c Show in a list");
        Element tasks = record.select(".related:has(h3:contains(Task.WhoId))").first();
        assertThat(tasks.select("td.title").eachText())
                .containsExactly("Call 7", "Call 6", "Call 5", "Call 4", "Call 3");
        assertThat(tasks.select("a[href*=/Account/" + acme + "]").eachText()).contains("Acme");
        assertThat(page(tasks.select("a.all").attr("abs:href")).select("#range").text()).isEqualTo("7 rows");
    }

    @Test
    void saysThatARecordIsInTheRecycleBin() throws IOException {
        org.delete(marie);
        assertThat(page("/" + marie).select(".badge").text()).isEqualTo("in the recycle bin");
        assertThat(titles(page(CONTACTS))).containsExactly("100%_sure");
    }

    @Test
    void opensRecordsByEveryFormOfTheirAddress() throws IOException {
        for (String address : List.of("/" + marie.substring(0, 15), "/open?id=+" + marie,
                "/lightning/r/" + marie + "/view")) {
            assertThat(page(address).select("h1").text()).as(address).isEqualTo("Marie Curie");
        }
    }

    @Test
    void saysWhatIsNotThereAndLeadsBack() throws IOException {
        org.denyAccess("Account");
        for (String address : List.of("/003Lo00000zzzzzIAA", "/lightning/r/Contact/nonsense/view", "/open", "/" + acme,
                "/lightning/o/Nope__c/list", "/lightning/o/Account/list")) {
            Document missing = page(address);
            assertThat(missing.connection().response().statusCode()).as(address).isEqualTo(404);
            assertThat(missing.select("main a[href=/]").eachText()).as(address).contains("Back to the objects");
        }
        assertThat(page("/").select("table.objects").text()).doesNotContain("Accounts");
    }
}
