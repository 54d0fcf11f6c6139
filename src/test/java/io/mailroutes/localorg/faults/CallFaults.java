package io.mailroutes.localorg.faults;

import java.util.Optional;

import io.mailroutes.localorg.faults.Fault.Kind;

/** What may go wrong with one call: what was asked for by name, and what the lot says, where lots are drawn. */
final class CallFaults {

    private final Faults faults;
    private final String method;
    private final String path;
    private final String body;
    private final Optional<Fault> drawn;

    /** @param drawn by lot, before anything is known of how the call will go */
    CallFaults(Faults faults, String method, String path, String body, Optional<Fault> drawn) {
        this.faults = faults;
        this.method = method;
        this.path = path;
        this.body = body;
        this.drawn = drawn;
    }

    /** Asked once for each kind, when the call has come to where it would happen. */
    Optional<Fault> strikes(Kind kind) {
        if (!CallKinds.fitting(method, path).contains(kind)) {
            return Optional.empty();
        }
        Optional<Fault> fault = faults.next(kind, method, path, body).or(() -> drawn.filter(one -> one.kind() == kind));
        fault.ifPresent(one -> faults.struck(kind, method + " " + path));
        return fault;
    }
}
