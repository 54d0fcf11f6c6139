package io.mailroutes.localorg.async;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.data.JsonValues;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Json;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** How jobs and batches are described. */
enum InfoFormat {

    JSON, XML;

    /** The one that a call uses itself, else the one given. */
    static InfoFormat of(Request request, InfoFormat otherwise) {
        String asked = request.header("Content-Type").orElse("") + request.header("Accept").orElse("");
        if (asked.contains("json")) {
            return JSON;
        }
        return asked.contains("xml") ? XML : otherwise;
    }

    /** The fields of a {@code jobInfo}. */
    Map<String, Object> read(Request request) {
        return this == JSON ? request.json() : fromXml(request);
    }

    private static Map<String, Object> fromXml(Request request) {
        try {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (Element field : Xml.children(Xml.parse(request.body()).getDocumentElement())) {
                fields.put(field.getLocalName(), field.getTextContent().strip());
            }
            return fields;
        } catch (SAXException | IOException e) {
            throw ApiException.badRequest("InvalidJob", "Unable to parse Job: " + e.getMessage());
        }
    }

    Response answer(int status, String element, Map<String, Object> fields) {
        return this == JSON ? json(status, jsonValues(fields)) : xml(status, element, fields);
    }

    private static Map<String, Object> jsonValues(Map<String, Object> fields) {
        Map<String, Object> body = new LinkedHashMap<>(fields);
        body.replaceAll((name, value) -> value instanceof LocalDateTime ? JsonValues.of(value) : value);
        return body;
    }

    Response batches(List<Map<String, Object>> batches) {
        return this == XML ? xml(200, "batchInfoList", Map.of("batchInfo", batches))
                : json(200, Map.of("batchInfo", batches.stream().map(InfoFormat::jsonValues).toList()));
    }

    Response resultIds(List<String> ids) {
        return this == XML ? xml(200, "result-list", Map.of("result", ids)) : json(200, ids);
    }

    private static Response json(int status, Object body) {
        return Response.of(status, body).with("Content-Type", ContentType.JSON.mediaType());
    }

    private static Response xml(int status, String element, Map<String, Object> fields) {
        return new Response(status, Map.of("Content-Type", ContentType.XML.mediaType()), (Response.Content) out -> {
            try (XmlDocument document = new XmlDocument(out, element)) {
                for (Map.Entry<String, Object> field : fields.entrySet()) {
                    document.write(field.getKey(), field.getValue());
                }
            }
        });
    }
}
