package io.mailroutes.command;

import java.util.Objects;
import java.util.stream.Stream;

/** Stands in the log for a throwable whose message, or that of one of its causes, holds a secret. */
final class MaskedThrowable extends Throwable {

    private final String said;

    MaskedThrowable(Throwable thrown, SecretMask mask) {
        super(null, thrown.getCause() == null ? null : new MaskedThrowable(thrown.getCause(), mask));
        said = mask.mask(thrown.toString());
        setStackTrace(thrown.getStackTrace());
    }

    /** @return a throwable and its causes */
    static Stream<Throwable> chain(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    @Override
    public String toString() {
        return said;
    }
}
