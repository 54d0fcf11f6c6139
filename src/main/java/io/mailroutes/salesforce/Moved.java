package io.mailroutes.salesforce;

import java.net.URI;
import java.util.List;
import java.util.Set;

import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;

/**
 * An answer that leads elsewhere. It is told and not followed: the secrets of a log-in are for the address that somebody set
 * and no other, and what would come from there is no answer to the call.
 */
final class Moved {

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private Moved() {
    }

    /** From now on each call of the client that is led elsewhere ends with a {@link SalesforceException} that says where. */
    static void tellBy(HttpClient client) {
        client.setFollowRedirects(false);
        client.getRequestListeners().addQueuedListener(request -> request.onResponseHeaders(Moved::tell));
    }

    private static void tell(Response response) {
        String location = response.getHeaders().get(HttpHeader.LOCATION);
        if (location != null && STATUSES.contains(response.getStatus())) {
            RestError error = new RestError("HTTP_" + response.getStatus(),
                    "the org moved to " + address(response.getRequest().getURI(), location));
            response.abort(new SalesforceException(List.of(error), response.getStatus()));
        }
    }

    // Without what stands after the path, where log-in pages are told more than a log should have.
    private static String address(URI asked, String location) {
        String there = location.replaceFirst("[?#].*", "");
        try {
            return asked.resolve(there).toString();
        } catch (IllegalArgumentException e) {
            // Something that is no URL is told as it came.
            return there;
        }
    }
}
