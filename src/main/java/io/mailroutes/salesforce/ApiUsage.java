package io.mailroutes.salesforce;

import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mailroutes.report.RunReport.ApiCalls;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;

/**
 * Counts what this process asks of Salesforce, and reads what the org has left from the
 * {@code Sforce-Limit-Info: api-usage=18/15000} header of each answer.
 */
public final class ApiUsage {

    private static final Pattern USAGE = Pattern.compile("(?:^|[;\\s])api-usage=(\\d+)/(\\d+)");

    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong left = new AtomicLong(-1);
    private final AtomicLong most = new AtomicLong(-1);

    /** Counts from now on what the client sends and receives. */
    public void watch(HttpClient client) {
        client.getRequestListeners().addContentListener((request, content) -> bytes.addAndGet(content.remaining()));
        client.getRequestListeners().addQueuedListener(this::count);
    }

    /** What was used since it was taken last, and what is left. */
    public ApiCalls now() {
        return new ApiCalls(calls.get(), left.get(), most.get(), bytes.get());
    }

    /** The same, for a report: what is in one is in no other, however many mailboxes are worked on at once. */
    public ApiCalls take() {
        return new ApiCalls(calls.getAndSet(0), left.get(), most.get(), bytes.getAndSet(0));
    }

    private void count(Request request) {
        // Log-in and revoke do not count towards the org's daily calls.
        if (request.getPath().contains("/services/data/")) {
            calls.incrementAndGet();
            request.onResponseHeaders(this::readLimit);
            request.onResponseContent((response, content) -> bytes.addAndGet(content.remaining()));
        }
    }

    private void readLimit(Response response) {
        String info = response.getHeaders().get("Sforce-Limit-Info");
        Matcher usage = USAGE.matcher(info == null ? "" : info);
        if (usage.find()) {
            most.set(Long.parseLong(usage.group(2)));
            left.set(Long.parseLong(usage.group(2)) - Long.parseLong(usage.group(1)));
        }
    }
}
