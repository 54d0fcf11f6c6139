package io.mailroutes.localorg.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.FieldType;
import io.mailroutes.localorg.schema.Flag;

/** A field as describe tells it. */
final class FieldDescribe {

    private static final int BYTES_PER_CHARACTER = 3;
    private static final int DIGITS_OF_INT = 8;

    private FieldDescribe() {
    }

    static Map<String, Object> of(Field field) {
        Map<String, Object> body = new LinkedHashMap<>();
        boolean text = field.type().isText();
        body.put("aggregatable", field.aggregatable());
        body.put("aiPredictionField", false);
        body.put("autoNumber", false);
        body.put("byteLength", text ? field.length() * BYTES_PER_CHARACTER : field.type().isId() ? field.length() : 0);
        body.put("calculated", false);
        body.put("calculatedFormula", null);
        body.put("cascadeDelete", field.has(Flag.CASCADE));
        body.put("caseSensitive", field.has(Flag.CASE_SENSITIVE));
        body.put("compoundFieldName", null);
        body.put("controllerName", null);
        body.put("createable", field.createable());
        body.put("custom", field.custom());
        body.put("defaultValue", field.type() == FieldType.BOOLEAN ? Boolean.valueOf(field.defaultValue()) : null);
        body.put("defaultValueFormula", null);
        body.put("defaultedOnCreate", field.defaultedOnCreate());
        body.put("dependentPicklist", false);
        body.put("deprecatedAndHidden", false);
        body.put("digits", field.type() == FieldType.INT ? DIGITS_OF_INT : 0);
        body.put("displayLocationInDecimal", false);
        body.put("encrypted", false);
        body.put("externalId", field.has(Flag.EXTERNAL_ID));
        body.put("extraTypeInfo", field.type() == FieldType.TEXTAREA ? "plaintextarea" : null);
        body.put("filterable", field.filterable());
        body.put("filteredLookupInfo", null);
        body.put("groupable", field.groupable());
        body.put("highScaleNumber", false);
        body.put("htmlFormatted", false);
        body.put("idLookup", field.has(Flag.ID_LOOKUP));
        body.put("inlineHelpText", null);
        body.put("label", field.label());
        body.put("length", text || field.type().isId() ? field.length() : 0);
        body.put("mask", null);
        body.put("maskType", null);
        body.put("name", field.name());
        addRest(body, field);
        return body;
    }

    private static void addRest(Map<String, Object> body, Field field) {
        boolean reference = field.isReference();
        body.put("nameField", field.has(Flag.NAME));
        body.put("namePointing", reference && field.relationship().polymorphic());
        body.put("nillable", field.nillable());
        body.put("permissionable", !field.has(Flag.REQUIRED) && !field.has(Flag.CALCULATED));
        body.put("picklistValues", field.values().stream().map(value -> picklistValue(field, value)).toList());
        body.put("polymorphicForeignKey", reference && field.relationship().polymorphic());
        body.put("precision", field.type().isDecimal() ? field.length() : 0);
        body.put("queryByDistance", false);
        body.put("referenceTargetField", null);
        body.put("referenceTo", reference ? field.relationship().targets() : List.of());
        body.put("relationshipName", reference ? field.relationship().name() : null);
        body.put("relationshipOrder", null);
        body.put("restrictedDelete", false);
        body.put("restrictedPicklist", field.has(Flag.RESTRICTED));
        body.put("scale", field.scale());
        body.put("searchPrefilterable", false);
        body.put("soapType", field.type().soapType());
        body.put("sortable", field.filterable());
        body.put("type", field.type().describeName());
        body.put("unique", field.has(Flag.UNIQUE));
        body.put("updateable", field.updateable());
        body.put("writeRequiresMasterRead", false);
    }

    private static Map<String, Object> picklistValue(Field field, String value) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("active", true);
        body.put("defaultValue", value.equals(field.defaultValue()));
        body.put("label", value);
        body.put("validFor", null);
        body.put("value", value);
        return body;
    }
}
