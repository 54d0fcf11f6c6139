package io.mailroutes.localorg.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** Misbehaviour that a test orders: each is used up by the first call that it fits. */
public final class Faults {

    private final Deque<Fault> waiting = new ArrayDeque<>();

    /** The next call whose path contains the text is answered with this status and not worked on. */
    public synchronized void refuse(String pathPart, int status) {
        waiting.add(new Fault(path -> path.contains(pathPart), status, false));
    }

    /** The next call whose path contains the text finds its connection closed, not having been worked on. */
    public synchronized void drop(String pathPart) {
        waiting.add(new Fault(path -> path.contains(pathPart), 0, false));
    }

    /** The next call whose path contains the text is worked on, and then its connection is closed without an answer. */
    public synchronized void dropAnswer(String pathPart) {
        waiting.add(new Fault(path -> path.contains(pathPart), 0, true));
    }

    synchronized Fault take(String path) {
        Fault found = waiting.stream().filter(fault -> fault.fits().test(path)).findFirst().orElse(null);
        waiting.remove(found);
        return found;
    }

    /**
     * @param status    what is answered; 0 where the connection is closed
     * @param afterwork whether the call is worked on first
     */
    record Fault(Predicate<String> fits, int status, boolean afterwork) {
    }
}
