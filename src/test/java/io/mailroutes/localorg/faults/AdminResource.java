package io.mailroutes.localorg.faults;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
 * {@code share}, {@code millis}, {@code message}, {@code status} and {@code containing} are the others of {@link Fault}. POST {@code faults/random} with
 * {@code {"seed":7,"share":0.1}} lets a tenth of everything go wrong, and GET {@code faults/struck} tells what did.
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
        router.addOpen("DELETE", "/local-org/faults", request -> done(faults::clear));
        router.addOpen("POST", "/local-org/faults/random", this::random);
        router.addOpen("GET", "/local-org/faults/struck", request -> Response.ok(faults.struck()));
        router.addOpen("POST", "/local-org/seed", request -> {
            long seed = number(request.json(), "seed", 0).longValue();
            return done(() -> faults.seed(seed));
        });
        router.addOpen("DELETE", "/local-org/sessions", request -> done(sessions::expireAll));
        router.addOpen("POST", "/local-org/daily-api-limit", request -> {
            int calls = number(request.json(), "calls", 0).intValue();
            return done(() -> usage.limit(calls));
        });
    }

    private static Response done(Runnable work) {
        work.run();
        return Response.noContent();
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
                .answer(number(body, "status", 500).intValue(), (String) body.get("message"))
                .containing(String.valueOf(body.getOrDefault("containing", "")));
        Object path = body.get("path");
        faults.add(fault.on((String) body.get("method"), path == null ? fault.path().pattern() : path.toString()));
        return Response.created(Map.of("faults", faults.all().size()));
    }

    private Response random(Request request) {
        Map<String, Object> body = request.json();
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        if (body.get("kinds") instanceof Collection<?> names) {
            List<Kind> named = names.stream().map(AdminResource::kind).toList();
            kinds.retainAll(named);
        }
        return done(() -> faults.random(number(body, "seed", 0).longValue(), number(body, "share", 0).doubleValue(), kinds));
    }

    private static Kind kind(Object name) {
        try {
            return Kind.valueOf(String.valueOf(name).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("INVALID_FIELD", "No such kind of fault: " + name);
        }
    }
}
