package io.mailroutes.localorg.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.mailroutes.localorg.schema.SObjectType;

/**
 * Addresses within the page. Objects and records have those of Salesforce's Lightning Experience, so that links which
 * an integration puts into its messages lead here too.
 */
final class Links {

    static final String HOME = "/";
    static final String CALLS = "/calls";
    static final String OPEN = "/open";
    static final String OBJECT = "/lightning/o/{object}/list";
    static final String RECORD = "/lightning/r/{object}/{id}/view";
    static final String RECORD_OF_ANY_OBJECT = "/lightning/r/{id}/view";

    private Links() {
    }

    static String object(SObjectType type) {
        return OBJECT.replace("{object}", type.name());
    }

    static String objectWhere(SObjectType type, String condition) {
        return object(type) + "?where=" + encode(condition);
    }

    static String record(SObjectType type, String id) {
        return RECORD.replace("{object}", type.name()).replace("{id}", id);
    }

    static String record(String id) {
        return RECORD_OF_ANY_OBJECT.replace("{id}", encode(id));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
