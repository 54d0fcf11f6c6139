package io.mailroutes.report;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What a person is told of a file or folder that cannot be used: the message of Java's exception is often its path alone. */
public final class FileFault {

    private FileFault() {
    }

    /** @return what went wrong, in words */
    public static String of(Throwable cause) {
        if (cause instanceof AccessDeniedException) {
            return "this user may not";
        }
        if (cause instanceof FileAlreadyExistsException file) {
            return file.getFile() + " is a file";
        }
        if (cause instanceof NoSuchFileException file) {
            return file.getFile() + " is not there";
        }
        return cause instanceof FileSystemException file && file.getReason() != null ? file.getReason() : cause.getMessage();
    }

    /**
     * @param what went wrong
     * @param advice what a person can do about it
     * @return both, with the cause between them
     */
    public static String told(String what, Throwable cause, String advice) {
        return what + ": " + of(cause) + ". To do: " + advice;
    }
}
