package io.mailroutes.localorg.soap;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Xml;

/** Puts answers and refusals into envelopes. */
final class SoapEnvelope {

    private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String FAULT = "urn:fault.partner.soap.sforce.com";
    /** The kinds of faults that have a name of their own, by their code. */
    private static final Map<String, String> KINDS = Map.of("INVALID_FIELD", "InvalidFieldFault", "MALFORMED_QUERY",
            "MalformedQueryFault", "MALFORMED_SEARCH", "MalformedSearchFault", "INVALID_TYPE", "InvalidSObjectFault",
            "INVALID_QUERY_LOCATOR", "InvalidQueryLocatorFault", "MALFORMED_ID", "InvalidIdFault", "INVALID_LOGIN",
            "LoginFault", "UNSUPPORTED_API_VERSION", "LoginFault");

    private SoapEnvelope() {
    }

    /** What goes into the body. */
    @FunctionalInterface
    interface Content {
        void writeTo(XMLStreamWriter writer) throws XMLStreamException;
    }

    static Response answer(String operation, SoapRequest request, SoapCall call) throws XMLStreamException {
        return envelope(200, writer -> {
            writer.writeStartElement(SoapWriter.PARTNER, operation + "Response");
            call.answer(request, new SoapWriter(writer));
            writer.writeEndElement();
        });
    }

    static Response fault(ApiError error) throws XMLStreamException {
        String kind = KINDS.getOrDefault(error.code(), "UnexpectedErrorFault");
        return envelope(500, writer -> {
            writer.writeStartElement(ENVELOPE, "Fault");
            text(writer, "", "faultcode", "sf:" + error.code());
            text(writer, "", "faultstring", error.code() + ": " + error.message());
            writer.writeStartElement("detail");
            writer.writeStartElement("sf", kind, FAULT);
            writer.writeAttribute("xsi", Xml.INSTANCE, "type", "sf:" + kind);
            text(writer, FAULT, "exceptionCode", error.code());
            text(writer, FAULT, "exceptionMessage", error.message());
        });
    }

    private static void text(XMLStreamWriter writer, String namespace, String name, String text)
            throws XMLStreamException {
        writer.writeStartElement(namespace, name);
        writer.writeCharacters(text);
        writer.writeEndElement();
    }

    private static Response envelope(int status, Content content) throws XMLStreamException {
        StringWriter text = new StringWriter();
        XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        writer.setPrefix("soapenv", ENVELOPE);
        writer.setPrefix("xsi", Xml.INSTANCE);
        writer.setPrefix("sf", status == 200 ? SoapWriter.RECORD : FAULT);
        writer.setDefaultNamespace(status == 200 ? SoapWriter.PARTNER : "");
        writer.writeStartDocument("UTF-8", "1.0");
        writer.writeStartElement(ENVELOPE, "Envelope");
        writer.writeNamespace("soapenv", ENVELOPE);
        writer.writeNamespace("xsi", Xml.INSTANCE);
        writer.writeNamespace("xsd", "http://www.w3.org/2001/XMLSchema");
        writer.writeNamespace("sf", status == 200 ? SoapWriter.RECORD : FAULT);
        if (status == 200) {
            writer.writeDefaultNamespace(SoapWriter.PARTNER);
        }
        writer.writeStartElement(ENVELOPE, "Body");
        content.writeTo(writer);
        writer.writeEndDocument();
        writer.close();
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return new Response(status, Map.of("Content-Type", "text/xml;charset=UTF-8"),
                (Response.Content) out -> out.write(bytes));
    }
}
