package io.mailroutes.localorg.soap;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mailroutes.localorg.auth.Session;
import io.mailroutes.localorg.dml.Save;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A call as it stands in its envelope.
 *
 * @param http the call by HTTP, with its session
 * @param operation the element that names what is to be done
 * @param session of the caller
 */
record SoapRequest(Request http, Document envelope, Element operation, Session session) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** The texts of the arguments with this name. */
    List<String> all(String name) {
        return elements(name).stream().map(Node::getTextContent).map(String::strip).toList();
    }

    String text(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<Element> elements(String name) {
        return Xml.children(operation).stream().filter(child -> name.equals(child.getLocalName())).toList();
    }

    /** A number in a header of the envelope. */
    Optional<Integer> headerNumber(String name) {
        return header(envelope, name).map(NUMBER::matcher).filter(Matcher::matches).map(Matcher::group)
                .map(Integer::valueOf);
    }

    static Optional<String> header(Document envelope, String name) {
        Node found = envelope.getElementsByTagNameNS("*", name).item(0);
        return Optional.ofNullable(found).map(Node::getTextContent).map(String::strip);
    }

    /** How the envelope wants its records written. Their values are text, as in a CSV. */
    Save.Options options() {
        boolean allOrNone = header(envelope, "allOrNone").filter(Boolean::parseBoolean).isPresent();
        boolean allowSave = header(envelope, "allowSave").filter(Boolean::parseBoolean).isPresent();
        return Save.Options.of(session.userId()).allOrNone(allOrNone).allowDuplicates(allowSave).fromCsv(true);
    }
}
