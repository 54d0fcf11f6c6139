package io.mailroutes.known;

import java.time.Instant;
import java.util.List;

/**
 * One call that writes: a composite request, a collection, an ingest job. It is noted before it is made and forgotten
 * when its answer is settled. One that is still there when a run begins had no answer when an earlier run died.
 *
 * @param id      a random UUID
 * @param org     organization id
 * @param mailbox grant id, or the mailbox's name where there is none
 * @param job     id of the ingest job; empty for other calls
 * @param since   when it was made, by the org's clock; kept to the microsecond
 * @param doubts  the records that it carries
 */
public record Call(String id, String org, String mailbox, String job, Instant since, List<Doubt> doubts) {

    /** Not called isJob: Camel could not tell it from {@link #job}. */
    public boolean wentByJob() {
        return !job.isEmpty();
    }
}
