package io.mailroutes.localorg.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.localorg.data.Records;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.ObjectType;
import io.mailroutes.localorg.schema.Schema;

/** Describe, global and of one object. */
final class DescribeApi {

    private final Schema schema;
    private final Records records;

    DescribeApi(Schema schema, Records records) {
        this.schema = schema;
        this.records = records;
    }

    Answer global() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("encoding", "UTF-8").put("maxBatchSize", 200);
        ArrayNode objects = json.putArray("sobjects");
        schema.objects().forEach(object -> objects.add(summary(object)));
        return Answer.json(200, json);
    }

    Answer object(Call call) {
        ObjectType object = records.object(call.part(1));
        ObjectNode json = summary(object);
        ArrayNode fields = json.putArray("fields");
        object.fields().forEach(field -> fields.add(field(field)));
        json.putArray("childRelationships");
        json.putArray("recordTypeInfos");
        return Answer.json(200, json);
    }

    private static ObjectNode summary(ObjectType object) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", object.name()).put("label", object.label())
                .put("labelPlural", object.labelPlural()).put("keyPrefix", object.keyPrefix());
        json.put("custom", object.name().endsWith("__c")).put("createable", true).put("updateable", true)
                .put("deletable", true).put("queryable", true).put("searchable", true).put("retrieveable", true)
                .put("undeletable", true).put("mergeable", false).put("triggerable", true).put("layoutable", true)
                .put("activateable", false).put("customSetting", false).put("deprecatedAndHidden", false)
                .put("feedEnabled", true).put("hasSubtypes", false).put("replicateable", true);
        return json;
    }

    private static ObjectNode field(Field field) {
        boolean text = !"boolean".equals(field.type()) && field.columnType().startsWith("VARCHAR");
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", field.name()).put("label", field.label())
                .put("type", field.type()).put("length", field.length()).put("byteLength", field.length() * 3)
                .put("createable", field.createable()).put("updateable", field.updateable())
                .put("nillable", !field.is("required") && !"boolean".equals(field.type()))
                .put("defaultedOnCreate", field.is("defaulted")).put("custom", field.name().endsWith("__c"))
                .put("externalId", field.is("externalid")).put("unique", field.is("unique"))
                .put("idLookup", field.is("idlookup") || "id".equals(field.type()))
                .put("nameField", field.is("namefield")).put("namePointing", field.referenceTo().size() > 1)
                .put("restrictedPicklist", field.is("restricted"))
                .put("filterable", !("textarea".equals(field.type()) && field.length() > 255))
                .put("sortable", true).put("groupable", text).put("aggregatable", true).put("calculated", false)
                .put("autoNumber", false).put("cascadeDelete", false).put("caseSensitive", false)
                .put("dependentPicklist", false).put("deprecatedAndHidden", false).put("digits", 0)
                .put("encrypted", false).put("htmlFormatted", false).put("permissionable", true).put("precision", 0)
                .put("restrictedDelete", false).put("scale", 0).put("writeRequiresMasterRead", false)
                .put("soapType", soapType(field)).put("queryByDistance", false).put("polymorphicForeignKey",
                        field.referenceTo().size() > 1);
        json.put("relationshipName", field.relationshipName().isEmpty() ? null : field.relationshipName());
        json.put("defaultValue", field.defaultValue().isEmpty() ? null : field.defaultValue());
        ArrayNode referenceTo = json.putArray("referenceTo");
        field.referenceTo().forEach(referenceTo::add);
        ArrayNode values = json.putArray("picklistValues");
        field.values().forEach(value -> values.addObject().put("active", true).put("label", value).put("value", value)
                .put("defaultValue", value.equals(field.defaultValue())).putNull("validFor"));
        return json;
    }

    private static String soapType(Field field) {
        return switch (field.type()) {
            case "id", "reference" -> "tns:ID";
            case "boolean", "int", "double", "date" -> "xsd:" + field.type();
            case "currency", "percent" -> "xsd:double";
            case "datetime" -> "xsd:dateTime";
            default -> "xsd:string";
        };
    }
}
