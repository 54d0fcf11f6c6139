package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in the hands of somebody with a browser. Leaves screenshots in {@code target/local-org-page}. */
class PageInBrowserTest {

    private static final String CONTACTS = "/lightning/o/Contact/list";
    private static final int WIDE = 1280;
    private static final int PHONE = 500;
    private static final List<String> FAMILIES = List.of("Curie", "Lovelace", "Noether", "Hopper", "Turing", "Meitner",
            "Franklin", "Johnson", "Babbage", "Joliot-Curie");

    /** A browser that took it for markup would have another title. */
    private static final String IMAGE = "<img src=x onerror=\"document.title='run'\">";

    private static LocalOrg org;
    private static Browser browser;
    private static String marie;

    @BeforeAll
    static void start() throws IOException {
        Browser.assume(PageInBrowserTest.class);
        org = LocalOrg.builder().metadata(TestMetadata.folder()).start();
        fill();
        call(new OrgClient(org));
        browser = new Browser();
    }

    private static void fill() {
        List<String> accounts = new ArrayList<>();
        for (String name : List.of("Curie Laboratories", "Analytical Engines", "Babbage & Sons")) {
            accounts.add(org.insert("Account", Map.of("Name", name, "Domain__c", name.charAt(0) + ".org")));
        }
        for (int i = 0; i < 60; i++) {
            org.insert("Contact", Map.of("FirstName", "Guest " + i, "LastName", FAMILIES.get(i % FAMILIES.size()),
                    "Email", "guest" + i + "@analytical.org", "AccountId", accounts.get(i % accounts.size()),
                    "Score__c", i / 2.0));
        }
        marie = org.insert("Contact", Map.of("FirstName", "Marie", "LastName", "Curie", "Email", "marie@curie.org",
                "AccountId", accounts.get(0), "Title", "Professor"));
        String deal = org.insert("Opportunity", Map.of("Name", "Radium, 1 g", "StageName", "Prospecting", "CloseDate",
                "2026-12-31", "AccountId", accounts.get(0)));
        org.insert("OpportunityContactRole", Map.of("OpportunityId", deal, "ContactId", marie));
        for (int day = 1; day <= 7; day++) {
            org.insert("Task", Map.of("Subject", "Email: the ore from Joachimsthal (" + day + ")", "WhoId", marie,
                    "WhatId", deal, "Status", "Completed", "ActivityDate", "2026-10-0" + day, "Message_Key__c",
                    "message-" + day));
        }
        org.insert("Contact", Map.of("LastName", IMAGE));
    }

    private static void call(OrgClient client) {
        client.get("/sobjects/Contact/" + marie);
        client.query("SELECT Nope FROM Contact");
        client.post("/sobjects/Contact", Map.of("LastName", "Bohr"));
        client.post("/sobjects/Contact", Map.of("FirstName", "Niels"));
        org.faults().serverUnavailable(1);
        client.get("/limits");
        client.patch("/sobjects/Contact/" + marie, Map.of("Department", "Physics"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            org.close();
        }
    }

    private static void open(String path) {
        browser.resize(WIDE, 1000);
        browser.open(org.url() + path);
    }

    /** A click returns before the page that it leads to is there. */
    private static void awaitPage(String title) {
        await().until(browser::title, (title + " · Local org")::equals);
    }

    private static void awaitText(String css, String text) {
        await().until(() -> browser.page().select(css).text(), text::equals);
    }

    @Test
    void leadsFromTheObjectsToARecordAndItsParentByClicks() throws IOException {
        open("/");
        browser.screenshot("home");
        browser.click("table.objects a[href*=Contact]:not([href*=Role]):not([href*=Relation])");
        awaitPage("Contacts");
        browser.screenshot("contacts");
        browser.type("#text", "marie@");
        browser.click("button.primary");
        awaitText("#range", "1 row");
        browser.click("td.title a");
        awaitPage("Marie Curie");
        browser.screenshot("record");
        browser.click(".fields a[href*=Account]");
        awaitPage("Curie Laboratories");
        browser.click(".crumbs a:first-child");
        awaitPage("Objects");
    }

    @Test
    void unfoldsTheEmptyFields() {
        open("/" + marie);
        assertThat(browser.page().select("details[open]")).isEmpty();
        browser.click("summary");
        assertThat(browser.page().select("details[open] .name").eachText()).contains("MobilePhone");
    }

    @Test
    void turnsPagesAndFiltersByCondition() throws IOException {
        open(CONTACTS);
        browser.click("a[rel=next]");
        awaitText("#range", "51–63 of 63 rows");
        browser.type("#where", "Score__c >= 25 AND LastName = 'Curie'");
        browser.click("button.primary");
        awaitText("td.title", "Guest 50 Curie");
        browser.type("#where", " AND");
        browser.click("button.primary");
        awaitText(".error h2", "MALFORMED_QUERY");
        browser.screenshot("bad-condition");
    }

    @Test
    void showsTheCallsThatFailed() throws IOException {
        open("/calls");
        browser.screenshot("calls");
        browser.click(".tabs a[href*='5xx']");
        awaitText("td .status", "503");
    }

    @Test
    void opensARecordByItsId() {
        open("/calls");
        browser.type(".open input", marie);
        browser.click(".open button");
        awaitPage("Marie Curie");
    }

    @Test
    void runsNothingThatARecordHolds() {
        open(CONTACTS + "?text=onerror");
        awaitPage("Contacts");
        assertThat(browser.page().select("td.title").text()).isEqualTo(IMAGE);
        assertThat(browser.page().select("td img")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/calls", CONTACTS, "record"})
    void fitsOnAPhone(String path) throws IOException {
        browser.resize(PHONE, 900);
        browser.open(org.url() + (path.equals("record") ? "/" + marie : path));
        assertThat(browser.widthOfPage()).isLessThanOrEqualTo(PHONE);
        browser.screenshot("phone-" + path.replaceAll("^/|/list", "").replaceAll("^.*/", ""));
    }
}
