package io.mailroutes.localorg.faults;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.mailroutes.localorg.auth.Sessions;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.localorg.http.Handler;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;

/** Lets calls go wrong on their way in or out, as it is told. */
public final class FaultyHandler implements Handler {

    private static final int SOME_OF_THE_BODY = 1024;

    private final Handler handler;
    private final Faults faults;
    private final Sessions sessions;

    public FaultyHandler(Handler handler, Faults faults, Sessions sessions) {
        this.handler = handler;
        this.faults = faults;
        this.sessions = sessions;
    }

    @Override
    public Response handle(Request given) {
        if (!CallKinds.mayHit(given.path())) {
            return handler.handle(given);
        }
        Request request = given;
        String body = "";
        if (faults.lookIntoBodies()) {
            byte[] bytes = read(given);
            body = new String(bytes, StandardCharsets.UTF_8);
            request = given.with(new ByteArrayInputStream(bytes));
        }
        return handle(request, faults.ofCall(request.method(), request.path(), body));
    }

    private static byte[] read(Request request) {
        try {
            return request.body().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response handle(Request request, CallFaults call) {
        call.strikes(Kind.LATENCY).ifPresent(fault -> Pause.of(fault.delay()));
        return before(call, request).orElseGet(() -> after(call, handler.handle(request)));
    }

    private Optional<Response> before(CallFaults call, Request request) {
        for (Kind kind : Refusals.KINDS) {
            Optional<Fault> fault = call.strikes(kind);
            if (fault.isPresent()) {
                return fault.map(Refusals::of);
            }
        }
        return call.strikes(Kind.EXPIRE_SESSION).map(fault -> expire(request));
    }

    private Response expire(Request request) {
        try {
            request.body().readNBytes(SOME_OF_THE_BODY);
        } catch (IOException e) {
            return Response.dropped();
        }
        sessions.expireAll();
        return handler.handle(request);
    }

    private static Response after(CallFaults call, Response response) {
        if (call.strikes(Kind.ERROR_AFTER_WRITE).isPresent()) {
            return Refusals.serverError();
        }
        if (call.strikes(Kind.DROP_AFTER).isPresent()) {
            return Response.dropped();
        }
        return call.strikes(Kind.DROP_DURING).map(fault -> response.cutShort()).orElse(response);
    }
}
