package io.mailroutes.localorg.bulk;

/** Ends a job as Failed, with the message that the job then shows. */
public final class JobFailedException extends Exception {

    JobFailedException(String message) {
        super(message);
    }

    public static JobFailedException invalidBatch(String message) {
        return new JobFailedException("InvalidBatch : " + message);
    }
}
