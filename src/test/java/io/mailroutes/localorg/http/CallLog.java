package io.mailroutes.localorg.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last calls, the newest at the end. */
public final class CallLog {

    private static final int KEPT = 100_000;

    private final Deque<Call> calls = new ArrayDeque<>();

    synchronized void add(Call call) {
        if (calls.size() == KEPT) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    public synchronized void clear() {
        calls.clear();
    }
}
