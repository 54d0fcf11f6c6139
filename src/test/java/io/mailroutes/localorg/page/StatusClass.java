package io.mailroutes.localorg.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.mailroutes.localorg.http.Call;

/** What became of a call, roughly. */
enum StatusClass {

    SUCCESS("2xx", 200, 299),
    REDIRECT("3xx", 300, 399),
    CLIENT_ERROR("4xx", 400, 499),
    SERVER_ERROR("5xx", 500, 599),
    DROPPED("dropped", 0, 0);

    private final String label;
    private final int first;
    private final int last;

    StatusClass(String label, int first, int last) {
        this.label = label;
        this.first = first;
        this.last = last;
    }

    static StatusClass of(Call call) {
        return Arrays.stream(values()).filter(one -> one.holds(call)).findFirst().orElseThrow();
    }

    static Optional<StatusClass> named(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    boolean holds(Call call) {
        return call.status() >= first && call.status() <= last;
    }

    long count(List<Call> calls) {
        return calls.stream().filter(this::holds).count();
    }

    String label() {
        return label;
    }

    /** Its class in the style sheet. */
    String style() {
        return "status-" + label;
    }
}
