package io.mailroutes.localmailbox;

/** A misbehaviour of the stand-in {@code nylas}, for the commands that read contacts and messages. */
public enum Fault {

    /** It works. */
    NONE,

    /** No API key in its settings and none in {@code NYLAS_API_KEY}: exit status 1, code E006. */
    NO_API_KEY,

    /** Nylas refuses the API key: exit status 1, code E002. */
    UNAUTHORIZED(ApiError.UNAUTHORIZED),

    /** Nylas cannot be reached: exit status 1, code E003. */
    NETWORK(ApiError.NO_ANSWER),

    /** The grant is gone: exit status 1, code E004. */
    NOT_FOUND(ApiError.NOT_FOUND),

    /** The key may not read this: exit status 1, code E005. */
    FORBIDDEN(ApiError.FORBIDDEN),

    /** Nylas wants fewer requests: exit status 1, code E007. */
    RATE_LIMITED(ApiError.RATE_LIMITED),

    /** Nylas is out of order: exit status 1, code E008. */
    SERVER_ERROR(ApiError.SERVER_ERROR),

    /** Prints half of the array, in the middle of an item, and is killed: exit status 137. */
    HALF_THEN_KILLED,

    /** Prints half of the array and ends with status 1. */
    HALF_THEN_STATUS_1,

    /** Prints half of the array and ends with status 0. */
    HALF_THEN_STATUS_0,

    /** Prints a complete array with a value in it that is no JSON. */
    INVALID_JSON,

    /** Prints a sentence instead of JSON. */
    PLAIN_TEXT,

    /** Prints a JSON object instead of an array. */
    OBJECT,

    /** Warns on stderr, and works. */
    WARNING,

    /** Prints nothing and never ends. */
    HANG,

    /** Prints an item every 100 ms. */
    SLOW;

    private final ApiError error;

    Fault() {
        this(null);
    }

    Fault(ApiError error) {
        this.error = error;
    }

    /** The API's answer to every request; null when it answers well. */
    ApiError error() {
        return error;
    }
}
