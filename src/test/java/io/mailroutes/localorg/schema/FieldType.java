package io.mailroutes.localorg.schema;

import java.util.Locale;

/** The types of fields that describe knows, with the SOAP type it names beside each and the SQL type they are kept in. */
public enum FieldType {

    ID("tns:ID", "VARCHAR(18)"),
    REFERENCE("tns:ID", "VARCHAR(18)"),
    STRING("xsd:string", "VARCHAR_IGNORECASE"),
    TEXTAREA("xsd:string", "VARCHAR_IGNORECASE"),
    EMAIL("xsd:string", "VARCHAR_IGNORECASE"),
    PHONE("xsd:string", "VARCHAR_IGNORECASE"),
    URL("xsd:string", "VARCHAR_IGNORECASE"),
    PICKLIST("xsd:string", "VARCHAR_IGNORECASE"),
    MULTIPICKLIST("xsd:string", "VARCHAR_IGNORECASE"),
    COMBOBOX("xsd:string", "VARCHAR_IGNORECASE"),
    ENCRYPTEDSTRING("xsd:string", "VARCHAR_IGNORECASE"),
    BOOLEAN("xsd:boolean", "BOOLEAN"),
    INT("xsd:int", "INTEGER"),
    DOUBLE("xsd:double", "DOUBLE PRECISION"),
    CURRENCY("xsd:double", "DOUBLE PRECISION"),
    PERCENT("xsd:double", "DOUBLE PRECISION"),
    DATE("xsd:date", "DATE"),
    DATETIME("xsd:dateTime", "TIMESTAMP(3)"),
    TIME("xsd:time", "TIME(3)");

    /** Text longer than this is a long text area, which Salesforce neither filters nor sorts by. */
    public static final int LONGEST_FILTERABLE_TEXT = 255;

    private final String soapType;
    private final String sqlType;

    FieldType(String soapType, String sqlType) {
        this.soapType = soapType;
        this.sqlType = sqlType;
    }

    static FieldType named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** As describe writes it: {@code multipicklist}. */
    public String describeName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String soapType() {
        return soapType;
    }

    public String sqlType() {
        return sqlType;
    }

    public boolean isText() {
        return "xsd:string".equals(soapType);
    }

    public boolean isId() {
        return "tns:ID".equals(soapType);
    }

    public boolean isDecimal() {
        return "xsd:double".equals(soapType);
    }

    public boolean isNumber() {
        return isDecimal() || this == INT;
    }

    public boolean isPicklist() {
        return this == PICKLIST || this == MULTIPICKLIST || this == COMBOBOX;
    }
}
