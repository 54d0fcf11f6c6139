package io.mailroutes.report;

/** Marks exceptions whose message says what is wrong and what to do, so that it can be shown as it is. */
public interface ForPeople {
}
