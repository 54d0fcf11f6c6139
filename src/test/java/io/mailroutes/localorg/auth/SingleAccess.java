package io.mailroutes.localorg.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;

/** How a client that is logged in opens the org in a browser: it asks for an address that needs no password. */
public final class SingleAccess {

    private static final String FRONT_DOOR = "/secur/frontdoor.jsp";
    private static final String HOME = "/";

    private final Supplier<String> url;

    public SingleAccess(Supplier<String> url) {
        this.url = url;
    }

    public void addTo(Router router) {
        router.add("GET", "/services/oauth2/singleaccess", this::grant);
        router.add("POST", "/services/oauth2/singleaccess", this::grant);
        router.addOpen("GET", FRONT_DOOR, SingleAccess::enter);
    }

    private Response grant(Request request) {
        String start = request.parameter("redirect_uri").orElse(HOME);
        return Response.ok(Map.of("frontdoor_uri", url.get() + FRONT_DOOR + "?otp=" + UUID.randomUUID() + "&startURL="
                + URLEncoder.encode(start, StandardCharsets.UTF_8)));
    }

    /** The org has one page for people, so all ways lead there. */
    private static Response enter(Request request) {
        return new Response(302, Map.of("Location", HOME), null);
    }
}
