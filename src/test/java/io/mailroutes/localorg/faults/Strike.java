package io.mailroutes.localorg.faults;

/**
 * Something that went wrong because it was told to.
 *
 * @param target what it hit: {@code POST /services/data/v65.0/composite}, {@code job 750...} or {@code row}
 */
public record Strike(Fault.Kind kind, String target) {
}
