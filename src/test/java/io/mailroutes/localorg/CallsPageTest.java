package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The call log as a person sees it who wonders what a client did. */
class CallsPageTest {

    private final LocalOrg org = LocalOrg.builder().start();
    private final OrgClient client = new OrgClient(org);

    @AfterEach
    void stop() {
        org.close();
    }

    private Document page(String address) throws IOException {
        return Jsoup.connect(address.startsWith("http") ? address : org.url() + address).get();
    }

    @Test
    void showsCallsNewestFirstAndByStatus() throws IOException {
        client.get("/limits");
        client.get("/sobjects/Nope/describe");
        org.faults().serverUnavailable(1);
        client.get("/versions");
        Document calls = page("/calls");
        assertThat(calls.select("td .status").eachText()).containsExactly("503", "404", "200");
        assertThat(calls.select("tbody tr").last().text())
                .matches("[\\d-]{10} [\\d:.]{12} 200 GET /services/data/v65.0/limits [\\d,]+");
        Document refused = page(calls.select(".tabs a:contains(4xx)").attr("abs:href"));
        assertThat(refused.select("td.path").text()).isEqualTo("/services/data/v65.0/sobjects/Nope/describe");
        assertThat(page("/").select(".tile").text()).contains("2 of 15,000 a day", "3 calls", "2 failed or dropped");
    }

    @Test
    void goesThroughTheCallLogPageByPage() throws IOException {
        for (int i = 0; i < 103; i++) {
            client.get("/limits");
        }
        Document second = page(page("/calls").select("a[rel=next]").attr("abs:href"));
        assertThat(second.select(".range").text()).startsWith("101–103 of 103 calls");
        assertThat(second.select("tbody tr")).hasSize(3);
    }
}
