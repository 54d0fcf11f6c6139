package io.mailroutes.localorg.bulk;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.localorg.http.Values;

/** An ingest job of Bulk API 2.0. */
final class IngestJob {

    final String id;
    final String object;
    final String operation;
    final String externalIdFieldName;
    final String columnDelimiter;
    final String lineEnding;
    final String apiVersion;
    final Path content;
    final Path successful;
    final Path failed;
    final Path unprocessed;
    private final OffsetDateTime created = OffsetDateTime.now(ZoneOffset.UTC);
    volatile String state = "Open";
    volatile String errorMessage = "";
    volatile boolean uploaded;
    volatile long processed;
    volatile long refused;

    IngestJob(String id, ObjectNode request, String apiVersion, Path folder) {
        this.id = id;
        this.object = request.path("object").asText();
        this.operation = request.path("operation").asText();
        this.externalIdFieldName = request.path("externalIdFieldName").asText("");
        this.columnDelimiter = request.path("columnDelimiter").asText("COMMA");
        this.lineEnding = request.path("lineEnding").asText("LF");
        this.apiVersion = apiVersion;
        this.content = folder.resolve(id + ".csv");
        this.successful = folder.resolve(id + "-successful.csv");
        this.failed = folder.resolve(id + "-failed.csv");
        this.unprocessed = folder.resolve(id + "-unprocessed.csv");
    }

    char delimiter() {
        return switch (columnDelimiter) {
            case "BACKQUOTE" -> '`';
            case "CARET" -> '^';
            case "PIPE" -> '|';
            case "SEMICOLON" -> ';';
            case "TAB" -> '\t';
            default -> ',';
        };
    }

    String recordSeparator() {
        return "CRLF".equals(lineEnding) ? "\r\n" : "\n";
    }

    boolean isEnded() {
        return "JobComplete".equals(state) || "Failed".equals(state) || "Aborted".equals(state);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id).put("operation", operation)
                .put("object", object).put("createdDate", Values.dateTime(created))
                .put("systemModstamp", Values.dateTime(created)).put("state", state)
                .put("concurrencyMode", "Parallel").put("contentType", "CSV")
                .put("apiVersion", Double.parseDouble(apiVersion)).put("lineEnding", lineEnding)
                .put("columnDelimiter", columnDelimiter);
        if (!externalIdFieldName.isEmpty()) {
            json.put("externalIdFieldName", externalIdFieldName);
        }
        if ("Open".equals(state)) {
            return json.put("contentUrl", "services/data/v" + apiVersion + "/jobs/ingest/" + id + "/batches");
        }
        json.put("jobType", "V2Ingest").put("numberRecordsProcessed", processed).put("numberRecordsFailed", refused)
                .put("retries", 0).put("totalProcessingTime", 0).put("apiActiveProcessingTime", 0)
                .put("apexProcessingTime", 0);
        return errorMessage.isEmpty() ? json : json.put("errorMessage", errorMessage);
    }
}
