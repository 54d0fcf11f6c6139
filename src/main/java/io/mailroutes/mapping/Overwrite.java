package io.mailroutes.mapping;

/** What may happen to a field of a record that Salesforce has already. */
public enum Overwrite {
    /** The mailbox's value goes in, unless a person changed the field in Salesforce. The default. */
    UNLESS_CHANGED,
    /** The mailbox's value always goes in. */
    ALWAYS,
    /** The mailbox's value goes in where the field is empty. */
    WHEN_EMPTY,
    /** The field is set when the record is created, and then left alone. */
    NEVER
}
