package io.mailroutes.localorg.data;

/** Thrown inside a transaction by who started it, to undo it. */
public final class RollBackException extends RuntimeException {

    public RollBackException() {
        super("rolled back", null, false, false);
    }
}
