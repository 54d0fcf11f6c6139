package io.mailroutes.nylas;

import io.mailroutes.report.RunReport;
import io.mailroutes.run.MailboxOrder;
import io.mailroutes.run.RunOrder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which mailboxes a run reads: the grants of {@code nylas.grants}, or the CLI's default grant, with what
 * {@code nylas auth list --json} knows of them. As the bean {@code mailroutesMailboxes}.
 */
public final class NylasMailboxes {

    private static final Logger LOG = LoggerFactory.getLogger(NylasMailboxes.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> grants;

    /** @param grants grant ids; empty for the CLI's default grant */
    public NylasMailboxes(List<String> grants) {
        this.grants = grants;
    }

    /**
     * @param authList what {@code nylas auth list --json} printed; it may be the text {@code No accounts found.}, as it
     *                 is where the key and the grant come from the environment
     * @return the mailboxes, in the order of {@code nylas.grants}
     */
    public List<Mailbox> choose(@Body String authList) {
        JsonNode known = parse(authList == null ? "" : authList.strip());
        if (grants.isEmpty()) {
            return List.of(new Mailbox("", email(known, "is_default", "true")));
        }
        return grants.stream().map(grant -> new Mailbox(grant, email(known, "id", grant))).toList();
    }

    /**
     * @param report of the run
     * @param kinds  what is read of each mailbox, separated by commas
     * @return one for each mailbox
     */
    public List<MailboxOrder> orders(@Body String authList, @ExchangeProperty("report") RunReport report,
            @ExchangeProperty("order") RunOrder order, @ExchangeProperty("kinds") String kinds) {
        List<String> names = Arrays.stream(kinds.split(",")).map(String::strip).toList();
        return choose(authList).stream().map(mailbox -> new MailboxOrder(report.run(), mailbox.grant(), mailbox.email(),
                mailbox.name(), names, order)).toList();
    }

    private static JsonNode parse(String authList) {
        if (!authList.startsWith("[")) {
            LOG.debug("nylas auth list knows no mailboxes: {}", authList);
            return JSON.createArrayNode();
        }
        try {
            return JSON.readTree(authList);
        } catch (IOException e) {
            throw new NylasException("`nylas auth list --json` printed something that is not JSON: " + e.getMessage(),
                    e);
        }
    }

    private static String email(JsonNode known, String field, String value) {
        return StreamSupport.stream(known.spliterator(), false)
                .filter(grant -> grant.path(field).asText().equals(value))
                .peek(NylasMailboxes::warnIfNotUsable)
                .map(grant -> grant.path("email").asText()).findFirst().orElse("");
    }

    private static void warnIfNotUsable(JsonNode grant) {
        if (!"valid".equals(grant.path("status").asText("valid"))) {
            LOG.warn("The mailbox {} is {} at Nylas: {}. Log in again with `nylas auth login`.",
                    grant.path("email").asText(), grant.path("status").asText(),
                    grant.path("error").asText("no reason given"));
        }
    }
}
