package io.mailroutes.salesforce;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The org's time, as the {@code Date} header of its answers tells it: this machine's clock may be wrong. */
public final class OrgClock {

    private static final Logger LOG = LoggerFactory.getLogger(OrgClock.class);

    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    public OrgClock(Clock clock) {
        this.clock = clock;
    }

    /** Listens from now on to what the client receives. */
    public void watch(HttpClient client) {
        client.getRequestListeners().addQueuedListener(request -> request.onResponseHeaders(this::read));
    }

    /** @return what the org's clock shows, to the second */
    public Instant now() {
        return clock.instant().plus(ahead);
    }

    private void read(Response response) {
        String date = response.getHeaders().get("Date");
        if (date == null) {
            return;
        }
        try {
            ahead = Duration.between(clock.instant(),
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            LOG.debug("Salesforce's Date header is none: {}", date);
        }
    }
}
