package io.mailroutes.mapping;

/** One record cannot go to Salesforce as it is: it becomes a dead letter, and the run goes on. */
public class RecordRefusedException extends RuntimeException {

    private final String code;
    private final String key;

    /**
     * @param code   the reason code, in Salesforce's own words where it has one ({@code REQUIRED_FIELD_MISSING})
     * @param reason the record's field, what is wrong with it, and the fix
     */
    public RecordRefusedException(String code, String reason) {
        this(code, reason, "");
    }

    /** @param key what makes it one record, where that is known; else empty */
    public RecordRefusedException(String code, String reason, String key) {
        super(reason);
        this.code = code;
        this.key = key;
    }

    public String key() {
        return key;
    }

    public String code() {
        return code;
    }
}
