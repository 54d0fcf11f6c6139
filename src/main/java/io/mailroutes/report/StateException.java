package io.mailroutes.report;

/** The state folder, or the run's private folder, cannot be used. */
public class StateException extends RuntimeException implements ForPeople {

    public StateException(String message) {
        super(message);
    }

    /**
     * @param what  is wrong
     * @param cause that says why
     * @param advice what a person can do about it
     */
    public StateException(String what, Throwable cause, String advice) {
        super(FileFault.told(what, cause, advice), cause);
    }

    /** The disk of the state folder has no room left, most likely. @param what could not be kept on it */
    public static StateException full(String what, Throwable cause) {
        return new StateException("Cannot keep " + what, cause, "make room on the disk of state.folder, and run again; nothing "
                + "is lost");
    }
}
