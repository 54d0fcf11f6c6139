package io.mailroutes.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * The message on {@code {{mailbox.queue}}}: work on this mailbox. It goes as JSON, so that a queue can carry it to
 * another machine.
 *
 * @param run   name of the run
 * @param number of the mailbox in the run, from 1; 0 as long as it has none
 * @param grant grant id; empty for the CLI's default grant
 * @param email the mailbox's own address; empty when unknown
 * @param name  how the summary calls the mailbox
 * @param kinds what is read of it, in this order
 * @param order what the run is to do
 * @param probe whether nothing but the mappings is tried, on samples
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MailboxOrder(String run, int number, String grant, String email, String name, List<String> kinds,
        RunOrder order, boolean probe) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A mailbox that has no number yet. */
    public MailboxOrder(String run, String grant, String email, String name, List<String> kinds, RunOrder order) {
        this(run, 0, grant, email, name, kinds, order, false);
    }

    /** @return the same with its number in the run */
    MailboxOrder numbered(int inRun) {
        return new MailboxOrder(run, inRun, grant, email, name, kinds, order, probe);
    }

    /** @return the order as the queue carries it */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException for something else */
    public static MailboxOrder parse(String json) {
        try {
            return JSON.readValue(json, MailboxOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not an order to work on a mailbox: " + e.getOriginalMessage(), e);
        }
    }

    /** @return an order to try the mappings of these kinds, in the mailbox of that address */
    static MailboxOrder probe(String email, List<String> kinds) {
        return new MailboxOrder("probe", 0, "", email, "the sample", kinds, RunOrder.sync(true, ""), true);
    }
}
