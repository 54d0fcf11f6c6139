package io.mailroutes.localorg.soap;

import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import io.mailroutes.localorg.http.Xml;

/** Writes results: maps are nested, lists repeat their element, and what is {@code null} is left out. */
final class SoapWriter {

    static final String PARTNER = "urn:partner.soap.sforce.com";
    static final String RECORD = "urn:sobject.partner.soap.sforce.com";

    private static final String ATTRIBUTES = "attributes";
    /** The one result that may be of any type, and so has to say which. */
    private static final String OF_ANY_TYPE = "defaultValue";

    private final XMLStreamWriter writer;

    SoapWriter(XMLStreamWriter writer) {
        this.writer = writer;
    }

    void write(String name, Object value) throws XMLStreamException {
        if (value instanceof List<?> list) {
            for (Object item : list) {
                write(name, item);
            }
        } else if (value != null) {
            writer.writeStartElement(PARTNER, name);
            if (OF_ANY_TYPE.equals(name)) {
                String type = value instanceof Boolean ? "xsd:boolean" : "xsd:string";
                writer.writeAttribute("xsi", Xml.INSTANCE, "type", type);
            }
            writeContent(value);
            writer.writeEndElement();
        }
    }

    private void writeContent(Object value) throws XMLStreamException {
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(entry.getKey().toString(), entry.getValue());
            }
        } else {
            writer.writeCharacters(value.toString());
        }
    }

    void open(String name) throws XMLStreamException {
        writer.writeStartElement(PARTNER, name);
    }

    void close() throws XMLStreamException {
        writer.writeEndElement();
    }

    void nil(String name) throws XMLStreamException {
        writer.writeEmptyElement(PARTNER, name);
        writer.writeAttribute("xsi", Xml.INSTANCE, "nil", "true");
    }

    /** A record in an element of the API itself. */
    void record(String name, Map<String, Object> record) throws XMLStreamException {
        writer.writeStartElement(PARTNER, name);
        writeRecord(record);
        writer.writeEndElement();
    }

    /** Type and id always come first, whether the id was asked for or not. */
    private void writeRecord(Map<?, ?> record) throws XMLStreamException {
        writer.writeAttribute("xsi", Xml.INSTANCE, "type", "sf:sObject");
        Map<?, ?> attributes = record.get(ATTRIBUTES) instanceof Map<?, ?> map ? map
                : Map.of("type", "AggregateResult");
        writeField("type", attributes.get("type"));
        writeField("Id", record.get("Id"));
        for (Map.Entry<?, ?> field : record.entrySet()) {
            if (!ATTRIBUTES.equals(field.getKey())) {
                writeField(field.getKey().toString(), field.getValue());
            }
        }
    }

    private void writeField(String name, Object value) throws XMLStreamException {
        writer.writeStartElement(RECORD, name);
        if (value == null) {
            writer.writeAttribute("xsi", Xml.INSTANCE, "nil", "true");
        } else if (value instanceof Map<?, ?> map) {
            writeNested(map);
        } else {
            writer.writeCharacters(value.toString());
        }
        writer.writeEndElement();
    }

    private void writeNested(Map<?, ?> value) throws XMLStreamException {
        if (value.get("records") instanceof List<?> children) {
            writer.writeAttribute("xsi", Xml.INSTANCE, "type", "QueryResult");
            write("done", value.get("done"));
            nil("queryLocator");
            for (Object child : children) {
                writer.writeStartElement(PARTNER, "records");
                writeRecord((Map<?, ?>) child);
                writer.writeEndElement();
            }
            write("size", value.get("totalSize"));
        } else {
            writeRecord(value);
        }
    }
}
