package io.mailroutes.run;

import java.util.concurrent.ExecutorService;

/**
 * That this process works on a mailbox of a run.
 *
 * @param beat tells others, now and then, that it is still at it
 */
public record Claim(MailboxOrder order, ExecutorService beat) {
}
