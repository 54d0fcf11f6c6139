package io.mailroutes.localorg.async;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.bulk.JobFailedException;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.http.Xml;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Batches as {@code sObjects} with an {@code sObject} for each record. */
final class XmlBatch implements BatchFormat {

    private static final String NIL = "nil";

    @Override
    public List<Map<String, Object>> rows(Schema schema, SObjectType type, InputStream batch)
            throws IOException, JobFailedException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Element sent : Xml.children(read(batch))) {
            rows.add(RecordNames.row(type, record(sent)));
        }
        return rows;
    }

    private static Element read(InputStream batch) throws IOException, JobFailedException {
        try {
            return Xml.parse(batch).getDocumentElement();
        } catch (SAXException e) {
            throw JobFailedException.invalidBatch("Failed to parse XML: " + e.getMessage());
        }
    }

    private static Map<String, Object> record(Element sObject) {
        Map<String, Object> record = new LinkedHashMap<>();
        for (Element field : Xml.children(sObject)) {
            record.put(field.getLocalName(), value(field));
        }
        return record;
    }

    /** A parent by its key stands in an {@code sObject} of its own, with its type where that is in doubt. */
    private static Object value(Element field) {
        List<Element> parents = Xml.children(field);
        if (parents.isEmpty()) {
            return Boolean.parseBoolean(field.getAttributeNS(Xml.INSTANCE, NIL)) ? null : field.getTextContent();
        }
        Map<String, Object> parent = record(parents.get(0));
        Object type = parent.remove("type");
        if (type != null) {
            parent.put("attributes", Map.of("type", type));
        }
        return parent;
    }

    @Override
    public void writeResults(List<SaveResult> results, OutputStream out) throws IOException {
        try (XmlDocument document = new XmlDocument(out, "results")) {
            for (SaveResult result : results) {
                document.write("result", body(result));
            }
        }
    }

    private static Map<String, Object> body(SaveResult result) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("errors", result.errors().stream().map(XmlBatch::error).toList());
        body.put("id", result.id());
        body.put("success", result.success());
        body.put("created", result.created());
        return body;
    }

    private static Map<String, Object> error(ApiError error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("fields", error.fields());
        body.put("message", error.message());
        body.put("statusCode", error.code());
        return body;
    }

    @Override
    public int writeRecords(Extract extract, OutputStream out) throws IOException {
        try (XmlDocument document = new XmlDocument(out, "queryResult")) {
            return extract.records((record, columns) -> {
                RecordTimes.replace(record, columns, OffsetDateTime::toLocalDateTime);
                document.write("records", typed(record));
            });
        }
    }

    private static Map<String, Object> typed(Map<String, Object> record) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (record.get("attributes") instanceof Map<?, ?> attributes) {
            body.put("type", attributes.get("type"));
        }
        record.forEach((name, value) ->
                body.put(name, value instanceof Map<?, ?> parent ? typed(named(parent)) : value));
        body.remove("attributes");
        return body;
    }

    private static Map<String, Object> named(Map<?, ?> parent) {
        Map<String, Object> named = new LinkedHashMap<>();
        parent.forEach((name, value) -> named.put(name.toString(), value));
        return named;
    }
}
