package io.mailroutes.routes;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.awaitility.Awaitility.await;

/** The schedule starts runs by itself. */
class ScheduleTest extends RoutesTest {

    @Test
    void runsComeByCron() {
        set("schedule.enabled", "true");
        set("schedule.cron", "0/2 * * * * ?");
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of());
        start();
        await().atMost(Duration.ofSeconds(60)).until(() -> count("Contact") == 1 && calls("GET", "/query") >= 3);
    }
}
