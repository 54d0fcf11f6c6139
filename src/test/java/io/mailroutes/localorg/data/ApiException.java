package io.mailroutes.localorg.data;

import java.util.List;

/**
 * What Salesforce refuses, with its own code and words.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm">Status Codes
 *      and Error Responses</a>
 */
public final class ApiException extends RuntimeException {

    private final int status;
    private final String code;
    private final List<String> fields;

    /**
     * @param status HTTP status
     * @param code   such as {@code STRING_TOO_LONG}
     * @param fields the fields at fault; null where Salesforce's answer has no such list
     */
    public ApiException(int status, String code, String message, List<String> fields) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = fields;
    }

    /** A record that may not be saved as it is. */
    public static ApiException record(String code, String message, String... fields) {
        return new ApiException(400, code, message, List.of(fields));
    }

    /** A call that makes no sense. */
    public static ApiException call(int status, String code, String message) {
        return new ApiException(status, code, message, null);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<String> fields() {
        return fields;
    }
}
