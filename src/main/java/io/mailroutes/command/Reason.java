package io.mailroutes.command;

import io.mailroutes.SettingsException;
import io.mailroutes.mapping.MappingException;
import io.mailroutes.nylas.NylasException;
import io.mailroutes.salesforce.LoginException;
import io.mailroutes.state.StateException;

/** The message of an exception that was written for people, out of what Camel wraps around it. */
final class Reason {

    private Reason() {
    }

    static String of(Throwable exception) {
        Throwable last = exception;
        for (Throwable each = exception; each != null && each != each.getCause(); each = each.getCause()) {
            if (isOurs(each)) {
                return each.getMessage();
            }
            last = each;
        }
        return last.getMessage() == null ? last.toString() : last.getClass().getSimpleName() + ": " + last.getMessage();
    }

    private static boolean isOurs(Throwable exception) {
        return exception instanceof SettingsException || exception instanceof MappingException
                || exception instanceof NylasException || exception instanceof LoginException
                || exception instanceof StateException;
    }
}
