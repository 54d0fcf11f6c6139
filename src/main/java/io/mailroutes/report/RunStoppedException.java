package io.mailroutes.report;

/** The run ends here before it is done, at a point where nothing is lost; the next run goes on. Says why. */
public class RunStoppedException extends RuntimeException implements ForPeople {

    public RunStoppedException(String reason) {
        super(reason);
    }
}
