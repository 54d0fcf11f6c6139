package io.mailroutes.nylas;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.state.Original;

/**
 * One contact or message of an export.
 *
 * @param json     the record as the CLI printed it
 * @param original where it stands in the export file
 */
public record ExportedRecord(JsonNode json, Original original) {
}
