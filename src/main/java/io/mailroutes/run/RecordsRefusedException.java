package io.mailroutes.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.mapping.RecordRefusedException;
import java.util.List;

/** Some of the records that a mapping made of one original cannot go to Salesforce as they are; the others wait. */
public final class RecordsRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final transient List<Refusal> refusals;

    RecordsRefusedException(String kind, List<Refusal> refusals) {
        super(refusals.get(0).why().getMessage());
        this.kind = kind;
        this.refusals = refusals;
    }

    public String kind() {
        return kind;
    }

    public List<Refusal> refusals() {
        return refusals;
    }

    /**
     * One record.
     *
     * @param part   its place among several of one original, from 1; 0 for the only one
     * @param why    the field, what is wrong, and the fix
     * @param record as the mapping made it
     */
    public record Refusal(int part, RecordRefusedException why, JsonNode record) {
    }
}
