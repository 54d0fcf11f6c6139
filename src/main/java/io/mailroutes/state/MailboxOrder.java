package io.mailroutes.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The message on {@code {{mailbox.queue}}}: work on this mailbox. It goes as JSON, so that a topic can carry it to
 * another machine.
 *
 * @param run    id of the run
 * @param grant  grant id; empty for the CLI's default grant
 * @param email  the mailbox's own address; empty when unknown
 * @param name   how the summary calls the mailbox
 * @param dryRun whether nothing may be written
 * @param since  day from which on mail is read, {@code yyyy-MM-dd}; {@code full} for all; empty for what is new
 * @param replay file of dead letters, or folder of such files, that is sent again in the place of an export; empty for
 *               none
 */
public record MailboxOrder(String run, String grant, String email, String name, boolean dryRun, String since,
        String replay) {

    /** The value of {@link #since} that means all mail there is. */
    public static final String FULL = "full";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @return the order as the queue carries it */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
