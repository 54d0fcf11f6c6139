package io.mailroutes.localorg.http;

/** Answers one kind of call. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);
}
