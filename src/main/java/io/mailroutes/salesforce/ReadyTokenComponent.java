package io.mailroutes.salesforce;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;

/**
 * Camel's Salesforce component with an access token that somebody else got ({@code SF_INSTANCE}, {@code SF_TOKEN}),
 * which the component itself knows no way to be given.
 *
 * <p>The token is checked at {@code /services/oauth2/userinfo} and then handed to the session as the answer of a
 * log-in. It is never revoked, because it is not ours, and cannot be renewed: when Salesforce refuses it, the call
 * fails.
 */
final class ReadyTokenComponent extends OneAnswerComponent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final long CONNECT_TIMEOUT_MILLIS = 30_000;

    private final String tokenInstanceUrl;
    private final String token;
    private ContentResponse accepted;

    ReadyTokenComponent(String instanceUrl, String token) {
        this.tokenInstanceUrl = instanceUrl.replaceFirst("/+$", "");
        this.token = token;
    }

    /** Checks the token with Salesforce and makes it the session's. */
    void acceptToken() throws SalesforceException {
        accepted = userInfo();
        if (accepted.getStatus() != 200) {
            throw refused(accepted);
        }
        getSession().parseLoginResponse(accepted, session(token, identity(accepted)));
    }

    private static SalesforceException refused(ContentResponse answer) {
        String words = "Salesforce refused the token";
        String body = answer.getContentAsString();
        Refusal refusal = ApiErrors.inBody(body);
        return refusal == null ? new SalesforceException(words + (body.isBlank() ? "" : ": " + body), answer.getStatus())
                : new SalesforceException(List.of(new RestError(refusal.code(), words + ": " + refusal.reason())),
                        answer.getStatus());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        getHttpClient().getRequestListeners().addQueuedListener(ReadyTokenComponent::refuseLogin);
    }

    @Override
    protected void doStop() throws Exception {
        if (accepted != null) {
            // A session without a token is not revoked.
            getSession().parseLoginResponse(accepted, session(null, identity(accepted)));
        }
        super.doStop();
    }

    private static void refuseLogin(Request request) {
        if (request.getPath().endsWith("/services/oauth2/token")) {
            request.abort(new SalesforceException(List.of(new RestError("INVALID_SESSION_ID",
                    "The token of SF_TOKEN has ended and cannot be renewed")), 401));
        }
    }

    private ContentResponse userInfo() throws SalesforceException {
        HttpClient client = new HttpClient();
        try {
            // Salesforce refuses a token without the challenge that HTTP asks for; the refusal is all that matters here.
            client.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
            client.start();
            Moved.tellBy(client);
            PageException.tellBy(client);
            client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
            return client.newRequest(tokenInstanceUrl + "/services/oauth2/userinfo")
                    .headers(headers -> headers.put("Authorization", "Bearer " + token)).send();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SalesforceException("Interrupted while checking the token", e);
        } catch (ExecutionException | TimeoutException e) {
            if (e.getCause() instanceof SalesforceException told) {
                throw told;
            }
            throw new SalesforceException("No answer from " + tokenInstanceUrl + ": " + e.getMessage(), e);
        } catch (Exception e) {
            throw new SalesforceException("Cannot start an HTTP client: " + e.getMessage(), e);
        } finally {
            stop(client);
        }
    }

    private static void stop(HttpClient client) {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot stop an HTTP client", e);
        }
    }

    private String identity(ContentResponse userInfo) throws SalesforceException {
        try {
            JsonNode user = JSON.readTree(userInfo.getContent());
            return tokenInstanceUrl + "/id/" + user.path("organization_id").asText() + "/"
                    + user.path("user_id").asText();
        } catch (IOException e) {
            throw new SalesforceException("The answer of userinfo is not JSON", e);
        }
    }

    private String session(String accessToken, String identity) {
        return JSON.createObjectNode().put("access_token", accessToken).put("instance_url", tokenInstanceUrl)
                .put("id", identity).toString();
    }
}
