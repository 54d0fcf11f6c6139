package io.mailroutes.localorg.faults;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

import io.mailroutes.localorg.faults.Fault.Kind;

/** Which faults can hit which calls. */
final class CallKinds {

    private static final Pattern QUERY = Pattern.compile("(?i)/services/data/v[^/]+/query(All)?(/.*)?");
    /** The API itself; what tests use to steer the org, and the page for people, always work. */
    private static final Pattern API = Pattern.compile("/(services|api|id)/.*");

    /** What lots are drawn for: a log-in that fails is another matter than a call that does. */
    private static final Pattern WORK = Pattern.compile("/(services/(data|async)|api)/.*");

    private CallKinds() {
    }

    static boolean mayHit(String path) {
        return API.matcher(path).matches();
    }

    static Set<Kind> drawn(String method, String path) {
        Set<Kind> kinds = WORK.matcher(path).matches() ? fitting(method, path) : EnumSet.noneOf(Kind.class);
        // Nobody has said what it would be.
        kinds.remove(Kind.ANSWER);
        return kinds;
    }

    static Set<Kind> fitting(String method, String path) {
        Set<Kind> kinds = EnumSet.complementOf(EnumSet.copyOf(Kind.OF_JOBS));
        kinds.removeAll(Kind.OF_ROWS);
        kinds.remove(Kind.SUBANSWER);
        if (reads(method)) {
            kinds.remove(Kind.ERROR_AFTER_WRITE);
        }
        if (!QUERY.matcher(path).matches()) {
            kinds.remove(Kind.QUERY_TIMEOUT);
        }
        return kinds;
    }

    private static boolean reads(String method) {
        return "GET".equals(method) || "HEAD".equals(method);
    }
}
