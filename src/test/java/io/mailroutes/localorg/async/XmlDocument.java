package io.mailroutes.localorg.async;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import io.mailroutes.localorg.data.CsvValues;

/** An XML document of this API, written element by element. Maps are nested, lists repeat their element. */
final class XmlDocument implements AutoCloseable {

    private static final String NAMESPACE = "http://www.force.com/2009/06/asyncapi/dataload";

    private final XMLStreamWriter writer;

    XmlDocument(OutputStream out, String root) throws IOException {
        try {
            writer = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeStartElement(root);
            writer.writeDefaultNamespace(NAMESPACE);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** @param value a map, a list or a scalar; nothing is written for {@code null} */
    void write(String name, Object value) throws IOException {
        try {
            element(name, value);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void element(String name, Object value) throws XMLStreamException {
        if (value instanceof List<?> list) {
            for (Object item : list) {
                element(name, item);
            }
        } else if (value != null) {
            writer.writeStartElement(name);
            content(value);
            writer.writeEndElement();
        }
    }

    private void content(Object value) throws XMLStreamException {
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                element(entry.getKey().toString(), entry.getValue());
            }
        } else {
            writer.writeCharacters(CsvValues.of(value).toString());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writer.writeEndDocument();
            writer.flush();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
