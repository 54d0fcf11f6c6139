package io.mailroutes.localorg.schema;

import java.util.Arrays;
import java.util.Optional;

/** What may stand after a field's type in an object file; each decides some of the field's describe properties. */
public enum Flag {

    REQUIRED("required"),
    READ_ONLY("readOnly"),
    CREATE_ONLY("createOnly"),
    CALCULATED("calculated"),
    ID_LOOKUP("idLookup"),
    EXTERNAL_ID("externalId"),
    UNIQUE("unique"),
    CASE_SENSITIVE("caseSensitive"),
    NAME("name"),
    RESTRICTED("restricted"),
    CUSTOM("custom"),
    CASCADE("cascade");

    private final String word;

    Flag(String word) {
        this.word = word;
    }

    static Optional<Flag> of(String word) {
        return Arrays.stream(values()).filter(flag -> flag.word.equals(word)).findFirst();
    }
}
