package io.mailroutes.salesforce;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.apache.camel.component.salesforce.api.SalesforceException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.jsoup.Jsoup;

/**
 * A page came in the place of an answer: no API of Salesforce answers so, but a proxy, the log-in of a network, or a page
 * that says that the org is in maintenance. Camel's component keeps its words with some operations only.
 */
final class PageException extends SalesforceException {

    private static final int MOST_WORDS = 200;

    private PageException(String words, int status) {
        super(List.of(), status, words);
    }

    /** From now on each call of the client that is answered by a page ends with what that says. */
    static void tellBy(HttpClient client) {
        client.getRequestListeners().addQueuedListener(request -> request.onResponseContent(PageException::tell));
    }

    // The title and the first words are in the first part of a page.
    private static void tell(Response response, ByteBuffer content) {
        String type = response.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String text = StandardCharsets.UTF_8.decode(content.slice()).toString();
        if (type != null && type.toLowerCase(Locale.ROOT).contains("html") && text.strip().startsWith("<")) {
            response.abort(new PageException(words(text), response.getStatus()));
        }
    }

    /** @return the beginning of what people read on a page */
    static String words(String page) {
        String text = Jsoup.parse(page).text();
        return text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS) + "\u2026" : text;
    }
}
