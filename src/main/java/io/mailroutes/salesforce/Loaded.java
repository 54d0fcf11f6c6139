package io.mailroutes.salesforce;

/**
 * A record and what became of it.
 *
 * @param record  what was sent, or would have been
 * @param outcome what Salesforce did, or why it was not asked
 */
public record Loaded(LoadRecord record, Outcome outcome) {
}
