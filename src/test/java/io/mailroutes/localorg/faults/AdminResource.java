package io.mailroutes.localorg.faults;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import io.mailroutes.localorg.auth.Sessions;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.limits.ApiUsage;

/**
 * {@code /local-org}: what a Salesforce org has not got, for tests that are not in Java. POST {@code faults} with
 * {@code {"kind":"server_unavailable","method":"POST","path":".*&#47;composite","times":2}} adds one; {@code after},
 * {@code share}, {@code millis} and {@code message} are the others of {@link Fault}.
 */
public final class AdminResource {

    private final Faults faults;
    private final Sessions sessions;
    private final ApiUsage usage;

    public AdminResource(Faults faults, Sessions sessions, ApiUsage usage) {
        this.faults = faults;
        this.sessions = sessions;
        this.usage = usage;
    }

    public void addTo(Router router) {
        router.addOpen("GET", "/local-org/faults", request -> Response.ok(faults.all().stream().map(Fault::toString).toList()));
        router.addOpen("POST", "/local-org/faults", this::add);
        router.addOpen("DELETE", "/local-org/faults", request -> {
            faults.clear();
            return Response.noContent();
        });
        router.addOpen("POST", "/local-org/seed", request -> {
            faults.seed(number(request.json(), "seed", 0).longValue());
            return Response.noContent();
        });
        router.addOpen("DELETE", "/local-org/sessions", request -> {
            sessions.expireAll();
            return Response.noContent();
        });
        router.addOpen("POST", "/local-org/daily-api-limit", request -> {
            usage.limit(number(request.json(), "calls", 0).intValue());
            return Response.noContent();
        });
    }

    private static Number number(Map<String, Object> body, String name, Number otherwise) {
        return body.get(name) instanceof Number number ? number : otherwise;
    }

    private Response add(Request request) {
        Map<String, Object> body = request.json();
        Fault fault = Fault.of(kind(body.get("kind")))
                .after(number(body, "after", 0).intValue())
                .times(number(body, "times", Integer.MAX_VALUE).intValue())
                .share(number(body, "share", 1).doubleValue())
                .delay(Duration.ofMillis(number(body, "millis", 0).longValue()))
                .message((String) body.get("message"));
        Object path = body.get("path");
        faults.add(fault.on((String) body.get("method"), path == null ? fault.path().pattern() : path.toString()));
        return Response.created(Map.of("faults", faults.all().size()));
    }

    private static Kind kind(Object name) {
        try {
            return Kind.valueOf(String.valueOf(name).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("INVALID_FIELD", "No such kind of fault: " + name);
        }
    }
}
