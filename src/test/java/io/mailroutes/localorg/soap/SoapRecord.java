package io.mailroutes.localorg.soap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.http.Xml;
import org.w3c.dom.Element;

/** A record as it is sent: its type first, then its fields, with a list of those to be emptied. */
final class SoapRecord {

    private static final String TYPE = "type";
    private static final String TO_NULL = "fieldsToNull";
    /** Empties a field where values are text. */
    private static final String NULL = "#N/A";

    private SoapRecord() {
    }

    static String type(Element sObject) {
        return Xml.children(sObject).stream().filter(child -> TYPE.equals(child.getLocalName())).findFirst()
                .map(child -> child.getTextContent().strip()).orElse("");
    }

    static Map<String, Object> values(Element sObject) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Element field : Xml.children(sObject)) {
            if (TO_NULL.equals(field.getLocalName())) {
                values.put(field.getTextContent().strip(), NULL);
            } else if (!TYPE.equals(field.getLocalName())) {
                put(values, field);
            }
        }
        return values;
    }

    /** What is empty says nothing: a field is emptied by its name in the list. */
    private static void put(Map<String, Object> values, Element field) {
        List<Element> inside = Xml.children(field);
        if (!inside.isEmpty()) {
            Map<String, Object> parent = values(field);
            parent.put("attributes", Map.of(TYPE, type(field)));
            values.put(field.getLocalName(), parent);
        } else if (!field.getTextContent().isEmpty()) {
            values.put(field.getLocalName(), field.getTextContent());
        }
    }
}
