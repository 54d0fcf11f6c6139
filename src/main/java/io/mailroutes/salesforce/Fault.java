package io.mailroutes.salesforce;

/** Whose fault it is that Salesforce did not take something, and so what becomes of it. */
public enum Fault {
    /** The record's own: it becomes a dead letter. */
    RECORD,
    /** It cannot be told: it goes again in smaller calls, in the end alone, which proves whether it is the record's. */
    UNCLEAR,
    /** That of somebody else, for now: it goes again after a while, and when that does not help, in the next run. */
    AGAIN,
    /** That of the org, the session or a limit, which meets every record: the run stops and keeps its place. */
    STOP
}
