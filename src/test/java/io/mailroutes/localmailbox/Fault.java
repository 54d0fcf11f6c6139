package io.mailroutes.localmailbox;

/** How the stand-in for the CLI can go wrong. It does so in list commands; {@code version} and {@code auth} work. */
public enum Fault {
    NONE,
    /** Exit status 1 with an error and its code on stderr, nothing on stdout. */
    AUTH_FAILED,
    /** Half an array on stdout, exit status 0: as when something in between cut it off. */
    HALF_AN_ARRAY,
    /** Text where JSON should be, exit status 0. */
    NOT_JSON,
    /** A complete answer, with a warning on stderr. */
    WARNING,
    /** Never ends. */
    HANG
}
