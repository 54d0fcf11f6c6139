package io.mailroutes.nylas;

import io.mailroutes.report.RunReport;
import io.mailroutes.run.MailboxOrder;
import io.mailroutes.run.RunOrder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
    private final List<String> addresses;

    /**
     * @param grants    grant ids; empty for the CLI's default grant
     * @param addresses own addresses of the mailboxes, in their order, as far as the user tells them
     */
    public NylasMailboxes(List<String> grants, List<String> addresses) {
        this.grants = grants;
        this.addresses = addresses;
    }

    /**
     * @param authList what {@code nylas auth list --json} printed; it may be the text {@code No accounts found.}, as it
     *                 is where the key and the grant come from the environment
     * @return the mailboxes, in the order of {@code nylas.grants}
     */
    public List<Mailbox> choose(@Body String authList) {
        JsonNode known = parse(authList);
        List<String> wanted = grants.isEmpty() ? List.of("") : grants;
        return IntStream.range(0, wanted.size()).mapToObj(i -> new Mailbox(wanted.get(i), i < addresses.size()
                ? addresses.get(i) : of(known, wanted.get(i)).map(grant -> grant.path("email").asText()).orElse("")))
                .toList();
    }

    /** Whether the CLI has to be asked once more, for the address of a mailbox. */
    public boolean lacksAddress(@Body String authList) {
        return choose(authList).stream().anyMatch(mailbox -> mailbox.email().isEmpty());
    }

    /**
     * @param whoAmI what {@code nylas auth whoami --json} printed
     * @return what {@code auth list} printed, with the current grant where it was missing
     */
    public String withCurrent(@Body String whoAmI, @ExchangeProperty("authList") String authList) throws IOException {
        JsonNode current = JSON.readTree(whoAmI.substring(Math.max(0, whoAmI.indexOf('{'))));
        ArrayNode all = JSON.createArrayNode();
        parse(authList).forEach(all::add);
        all.addObject().put("id", current.path("grant_id").asText()).put("email", current.path("email").asText())
                .put("status", current.path("status").asText("valid")).put("is_default", true);
        return all.toString();
    }

    /** @return what is wrong with the mailboxes, each with what to do */
    public List<String> problems(@Body String authList) {
        JsonNode known = parse(authList);
        List<String> problems = new ArrayList<>();
        for (Mailbox mailbox : choose(authList)) {
            Optional<JsonNode> grant = of(known, mailbox.grant());
            if (grant.isEmpty() && !known.isEmpty()) {
                problems.add(mailbox.grant().isEmpty() ? "the CLI has no default grant. To do: choose one with "
                        + "`nylas auth switch`, or set nylas.grants" : "the CLI does not know the grant " + mailbox.grant() + ". To do: correct "
                        + "nylas.grants; `nylas auth list` shows the grants");
            }
            grant.filter(each -> !isUsable(each)).ifPresent(each -> problems.add(notUsable(each)));
            if (mailbox.email().isEmpty()) {
                problems.add(Mailbox.addressUnknown(mailbox.name()));
            }
        }
        return problems;
    }

    /**
     * @param report of the run
     * @param kinds  what is read of each mailbox, separated by commas
     * @return one for each mailbox
     */
    public List<MailboxOrder> orders(@Body String authList, @ExchangeProperty("report") RunReport report,
            @ExchangeProperty("order") RunOrder order, @ExchangeProperty("kinds") String kinds) {
        List<String> names = Arrays.stream(kinds.split(",")).map(String::strip).toList();
        problems(authList).forEach(problem -> LOG.warn("Mailboxes: {}", problem));
        return choose(authList).stream().map(mailbox -> new MailboxOrder(report.run(), mailbox.grant(), mailbox.email(),
                mailbox.name(), names, order)).toList();
    }

    private static JsonNode parse(String authList) {
        try {
            PrintedArray array = new PrintedArray(new ByteArrayInputStream(
                    Objects.requireNonNullElse(authList, "").getBytes(StandardCharsets.UTF_8)));
            JsonNode known = JSON.readTree(array.find());
            if (!array.before().isEmpty()) {
                LOG.debug("nylas auth list printed besides: {}", array.before());
            }
            return known.isArray() ? known : JSON.createArrayNode();
        } catch (JsonProcessingException e) {
            throw new NylasException("`nylas auth list --json` printed something that is not JSON: " + e.getOriginalMessage()
                    + ". To do: run it by hand, and put right what it shows.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<JsonNode> of(JsonNode known, String id) {
        return StreamSupport.stream(known.spliterator(), false).filter(grant -> id.isEmpty()
                ? grant.path("is_default").asBoolean() : grant.path("id").asText().equals(id)).findFirst();
    }

    private static boolean isUsable(JsonNode grant) {
        return "valid".equals(grant.path("status").asText("valid"));
    }

    private static String notUsable(JsonNode grant) {
        return "the mailbox " + grant.path("email").asText() + " is " + grant.path("status").asText() + " at Nylas: "
                + grant.path("error").asText("no reason given") + ". To do: log in again with `nylas auth login`";
    }
}
