package io.mailroutes.localorg.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.mailroutes.localorg.errors.ApiException;

/** Finds who answers a call. */
public final class Router {

    private final List<Route> routes = new ArrayList<>();
    private Function<Request, Request> authenticate = Function.identity();

    /** @param authenticator gives the request its session, or refuses it */
    public void authenticateWith(Function<Request, Request> authenticator) {
        authenticate = authenticator;
    }

    /** A call that needs a session. */
    public void add(String method, String path, Handler handler) {
        routes.add(new Route(method, path, false, handler));
    }

    /** A resource of the REST API, below {@code /services/data/vNN.0}. */
    public void addApi(String method, String path, Handler handler) {
        add(method, "/services/data/v{version}" + path, handler);
    }

    /** A call that anybody may make. */
    public void addOpen(String method, String path, Handler handler) {
        routes.add(new Route(method, path, true, handler));
    }

    /** Whether somebody answers calls like this one. */
    public boolean knows(Request request) {
        return routes.stream().anyMatch(route -> route.takes(request.method())
                && route.match(request.path()).isPresent());
    }

    /** A call from outside: it proves who it is, if the resource asks for that. */
    public Response answer(Request request) {
        return respond(request, true);
    }

    /** A call inside another, which has its session already. */
    public Response answerInner(Request request) {
        return respond(request, false);
    }

    private Response respond(Request request, boolean fromOutside) {
        try {
            return route(request, fromOutside);
        } catch (ApiException e) {
            return Response.errors(e);
        }
    }

    private Response route(Request request, boolean fromOutside) {
        Set<String> allowed = new LinkedHashSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(request.path());
            variables.ifPresent(found -> allowed.addAll(route.methods()));
            if (variables.isPresent() && route.takes(request.method())) {
                Request admitted = fromOutside && !route.open() ? authenticate.apply(request) : request;
                return route.handler().handle(admitted.with(variables.get()));
            }
        }
        if (!allowed.isEmpty()) {
            throw new ApiException(405, "METHOD_NOT_ALLOWED", "HTTP Method '" + request.method() + "' not allowed. Allowed are "
                    + String.join(",", allowed));
        }
        throw fromOutside ? unknown(request) : ApiException.notFound();
    }

    /** Who is not logged in does not learn what is there. */
    private ApiException unknown(Request request) {
        if (request.path().startsWith("/services/data/")) {
            authenticate.apply(request);
        }
        return ApiException.notFound();
    }
}
