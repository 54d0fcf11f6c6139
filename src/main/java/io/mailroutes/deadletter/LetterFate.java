package io.mailroutes.deadletter;

import java.util.UUID;

/**
 * What became of a dead letter that was sent again.
 *
 * @param line        its line in the file, from 1
 * @param fingerprint of the line
 * @param end         how its record ended
 * @param refusal     the new dead letter, as JSON without the original; empty when it was not refused
 */
record LetterFate(long line, UUID fingerprint, End end, String refusal) {

    /** How the record of a letter can end. */
    enum End {
        /** This run wrote it. */
        SENT,
        /** Salesforce has it already, and newer. */
        ARRIVED,
        /** A run would not write it as the settings and the mapping are now: the letter stays. */
        SKIPPED,
        /** Refused again. */
        REFUSED,
        /** The run ended before. */
        NOT_REACHED,
        /** It is about to be sent, by the replay that the refusal names. */
        SENDING,
        /** Nobody knows whether it was written: it stays marked as being sent. */
        IN_DOUBT
    }

    /** Whether the letter has done its work. */
    boolean leaves() {
        return end == End.SENT || end == End.ARRIVED;
    }
}
