package io.mailroutes.known;

/**
 * What the ledger database knows of one mailbox in one run.
 *
 * @param mailbox how people call it
 * @param worker  the process that took it; empty when none did
 * @param report  of a mailbox that is done, as the worker wrote it; of one that was withdrawn, why; else empty
 */
public record RunMailbox(String mailbox, State state, String worker, String report) {

    /** How far it is. */
    public enum State {
        /** It is on the queue. */
        WAITING,
        /** A worker took it, and is heard of. */
        WORKING,
        /** The worker wrote its report. */
        DONE,
        /** The run took it back before anybody began it, and nobody will. */
        WITHDRAWN,
        /** The worker was not heard of any more, and the run gave it up. */
        LOST
    }
}
