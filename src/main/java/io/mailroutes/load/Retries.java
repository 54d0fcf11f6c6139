package io.mailroutes.load;

import io.mailroutes.report.RunStoppedException;
import io.mailroutes.run.StopSignal;
import io.mailroutes.salesforce.Advice;
import io.mailroutes.salesforce.ApiErrors;
import io.mailroutes.salesforce.CallErrors;
import io.mailroutes.salesforce.Fault;
import io.mailroutes.salesforce.Faults;
import io.mailroutes.salesforce.Refusal;
import io.mailroutes.salesforce.UnavailableException;
import org.apache.camel.Exchange;

/**
 * Decides whether Camel's redelivery policy goes on, and what becomes of what it gave up. How long it waits stands in
 * {@code retry.camel.yaml}.
 */
public final class Retries {

    private final int most;
    private final StopSignal stop;

    /** @param most tries after the first ({@code salesforce.retries}) */
    public Retries(int most, StopSignal stop) {
        this.most = most;
        this.stop = stop;
    }

    /** Whether a call that only reads, or that may be repeated, is tried again. */
    public boolean goesOn(Exchange exchange) {
        Exception cause = cause(exchange);
        return !stop.isSet() && triesLeft(exchange, cause)
                && (call(cause) instanceof TryAgainException || mayGoBetter(call(cause)));
    }

    // Of a call that was refused as it is, the same again is refused again.
    private static boolean mayGoBetter(Exception call) {
        Fault fault = Faults.of(call);
        return fault == Fault.AGAIN || fault == Fault.UNCLEAR && CallErrors.isInDoubt(call);
    }

    // An attempt is many calls: those that went well in between make the others count from one again.
    private boolean triesLeft(Exchange exchange, Exception cause) {
        ListLoad load = exchange.getVariable("mailroutesLoad", ListLoad.class);
        Attempt attempt = load == null ? exchange.getProperty("attempt", Attempt.class) : load.attempt();
        return cause instanceof TryAgainException && attempt != null ? attempt.mayGoOn(most) : tries(exchange) <= most;
    }

    // The exception of the call that is behind an attempt's.
    private static Exception call(Exception cause) {
        return cause instanceof TryAgainException && cause.getCause() instanceof Exception call ? call : cause;
    }

    /** Puts an exception that explains itself in the place of a call's that failed for good. */
    public void explain(Exchange exchange) {
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, explained(call(cause(exchange))));
    }

    private Exception explained(Exception cause) {
        if (stop.isSet()) {
            return new RunStoppedException("the process was told to stop");
        }
        if (cause instanceof TryAgainException) {
            return new UnavailableException("Salesforce did not answer, and the call may still be at work: "
                    + cause.getMessage() + ". To do: run again later, and set salesforce.retries higher if this comes "
                    + "often; nothing is lost.", cause);
        }
        if (mayGoBetter(cause)) {
            return new UnavailableException("Salesforce gave no good answer in " + (most + 1) + " tries (the last: "
                    + ApiErrors.reason(cause) + "). To do: " + advice(cause, "run again later") + "; nothing is lost.", cause);
        }
        return CallErrors.status(cause) == 0 ? cause : refused(ApiErrors.refusal(cause), cause);
    }

    private static String advice(Exception cause, String otherwise) {
        String advice = Advice.of(ApiErrors.refusal(cause));
        return advice.isEmpty() ? otherwise : advice;
    }

    private static Exception refused(Refusal refusal, Exception cause) {
        return new UnavailableException("Salesforce refused a call: " + refusal.reason() + " (" + refusal.code() + "). To do: "
                + advice(cause, "check the user's permissions, and run again") + "; nothing is lost.", cause);
    }

    private static int tries(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class);
    }

    private static Exception cause(Exchange exchange) {
        return unwrapped(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }

    // Not by Camel's ObjectHelper, which also finds what was suppressed: the exception of the try before.
    private static Exception unwrapped(Exception exception) {
        for (Throwable each = exception; each != null; each = each.getCause()) {
            if (each instanceof TryAgainException again) {
                return again;
            }
        }
        return CallErrors.unwrapped(exception);
    }
}
