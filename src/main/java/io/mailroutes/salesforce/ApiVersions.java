package io.mailroutes.salesforce;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Exchange;
import org.apache.camel.component.salesforce.SalesforceComponent;

/** The versions of the API that the org has, as the bean {@code mailroutesApiVersions}. */
public final class ApiVersions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SalesforceComponent component;
    private final String version;

    /** @param version the one that is set, as in {@code 65.0} */
    public ApiVersions(SalesforceComponent component, String version) {
        this.component = component;
        this.version = version;
    }

    /**
     * Says of a call that met nothing at its address whether the version is why.
     *
     * @throws LoginException when the org does not have it
     * @throws Exception      why the call failed, when it is not the version
     */
    public void explain(Exchange exchange) throws Exception {
        List<String> versions = ask();
        if (versions.isEmpty() || versions.contains(version)) {
            throw exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        }
        throw new LoginException("This org does not have version " + version + " of the API, but " + versions.get(0)
                + " to " + versions.get(versions.size() - 1) + ". To do: set salesforce.api-version=" + nearest(versions)
                + " in application.properties.");
    }

    private String nearest(List<String> versions) {
        double wanted = Double.parseDouble(version);
        return wanted < Double.parseDouble(versions.get(0)) ? versions.get(0) : versions.get(versions.size() - 1);
    }

    // Needs no log-in, and is no API call that counts.
    private List<String> ask() throws InterruptedException {
        List<String> versions = new ArrayList<>();
        try {
            JsonNode answer = JSON.readTree(component.getHttpClient()
                    .GET(component.getSession().getInstanceUrl() + "/services/data").getContent());
            answer.forEach(each -> versions.add(each.path("version").asText()));
        } catch (ExecutionException | TimeoutException | IOException e) {
            // Then the call's own failure has to do.
            return List.of();
        }
        return versions;
    }
}
