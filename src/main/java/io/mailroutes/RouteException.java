package io.mailroutes;

import io.mailroutes.report.ForPeople;

/** A file of routes is wrong; the message names the file, what is wrong in it and what to do. */
public final class RouteException extends RuntimeException implements ForPeople {

    public RouteException(String message) {
        super(message);
    }

    public RouteException(String message, Throwable cause) {
        super(message, cause);
    }
}
