package io.mailroutes.mapping;

import io.mailroutes.report.ForPeople;

/** A route maps something that the target object cannot take: the run stops before anything is written. */
public class MappingException extends RuntimeException implements ForPeople {

    public MappingException(String message) {
        super(message);
    }
}
