package io.mailroutes.localorg.soap;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

import io.mailroutes.localorg.auth.Identity;
import io.mailroutes.localorg.auth.Session;
import io.mailroutes.localorg.auth.Sessions;
import io.mailroutes.localorg.auth.SoapLogin;
import io.mailroutes.localorg.dml.Dml;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.http.Xml;
import io.mailroutes.localorg.schema.Schema;
import io.mailroutes.localorg.soql.QueryEngine;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** {@code /services/Soap/u}: one address for all operations, which the body of the envelope names. */
public final class SoapResource {

    private static final String LOGIN = "login";

    private final SoapLogin login;
    private final Sessions sessions;
    private final Map<String, SoapCall> calls = new HashMap<>();

    public SoapResource(SoapLogin login, Identity identity, Sessions sessions) {
        this.login = login;
        this.sessions = sessions;
        new SoapSession(identity, sessions).addTo(calls);
    }

    public void addTo(Router router, Schema schema, Dml dml, QueryEngine engine) {
        new SoapQueries(schema, engine).addTo(calls);
        new SoapWrites(schema, dml).addTo(calls);
        new SoapDescribes(router).addTo(calls);
        router.addOpen("POST", "/services/Soap/u/{version}", this::answer);
        router.addOpen("POST", "/services/Soap/u/{version}/{organization}", this::answer);
    }

    private Response answer(Request request) {
        try {
            return answer(request, Xml.parse(request.body()));
        } catch (SAXException | IOException e) {
            return fault(new ApiError("UNKNOWN_EXCEPTION", "The envelope cannot be read: " + e.getMessage()));
        } catch (ApiException e) {
            return fault(e.errors().get(0));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private Response answer(Request request, Document envelope) throws XMLStreamException {
        Element operation = operation(envelope);
        String name = operation.getLocalName();
        if (LOGIN.equals(name)) {
            return login.login(request.version(), envelope);
        }
        SoapCall call = calls.get(name);
        if (call == null) {
            throw ApiException.badRequest("INVALID_OPERATION", "No operation available for request " + name);
        }
        Session session = session(envelope);
        return SoapEnvelope.answer(name, new SoapRequest(request.with(session), envelope, operation, session), call);
    }

    private static Element operation(Document envelope) {
        return Xml.children(envelope.getDocumentElement()).stream().filter(part -> "Body".equals(part.getLocalName()))
                .map(Xml::children).flatMap(List::stream).findFirst().orElseThrow(() ->
                        ApiException.badRequest("UNKNOWN_EXCEPTION", "The body of the envelope is empty"));
    }

    private Session session(Document envelope) {
        return SoapRequest.header(envelope, "sessionId").flatMap(sessions::find).orElseThrow(() ->
                ApiException.badRequest("INVALID_SESSION_ID",
                        "Invalid Session ID found in SessionHeader: Illegal Session"));
    }

    private static Response fault(ApiError error) {
        try {
            return SoapEnvelope.fault(error);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
