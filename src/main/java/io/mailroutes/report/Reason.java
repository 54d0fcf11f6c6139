package io.mailroutes.report;

/** The message of an exception that was written for people, out of what Camel wraps around it. */
public final class Reason {

    private Reason() {
    }

    /** @return the first message that is {@link ForPeople}, else the innermost one with its kind */
    public static String of(Throwable exception) {
        Throwable last = exception;
        for (Throwable each = exception; each != null && each != each.getCause(); each = each.getCause()) {
            if (each instanceof ForPeople) {
                return each.getMessage();
            }
            last = each;
        }
        return last.getMessage() == null ? last.toString() : last.getClass().getSimpleName() + ": " + last.getMessage();
    }
}
