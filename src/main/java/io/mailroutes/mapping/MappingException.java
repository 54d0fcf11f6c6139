package io.mailroutes.mapping;

/** A route maps something that the target object cannot take: the run stops before anything is written. */
public class MappingException extends RuntimeException {

    public MappingException(String message) {
        super(message);
    }
}
