package io.mailroutes.salesforce;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.mapping.Target;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobStateEnum;
import org.apache.camel.component.salesforce.api.utils.JsonUtils;

/**
 * Ingest jobs of Bulk API 2.0: what is sent, and how a job stands.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_ingest.htm">
 *      Bulk API 2.0 Ingest</a>
 */
public final class IngestJobs {

    private static final Set<JobStateEnum> ENDED =
            Set.of(JobStateEnum.JOB_COMPLETE, JobStateEnum.FAILED, JobStateEnum.ABORTED);

    private static final ObjectMapper JSON = JsonUtils.createObjectMapper();
    private static final String NULL_MARK = "#N/A";

    /** @param externalId field to upsert by; {@code none} to insert. @return the order for a job, as JSON */
    public String job(String object, String externalId) {
        boolean insert = Target.NONE.equals(externalId);
        ObjectNode job = JsonNodeFactory.instance.objectNode().put("object", object)
                .put("operation", insert ? "insert" : "upsert").put("contentType", "CSV").put("lineEnding", "LF");
        return (insert ? job : job.put("externalIdFieldName", externalId)).toString();
    }

    /** @return the rows for camel-csv, the field names first; a field without a value stays empty, which Salesforce ignores */
    public List<List<String>> rows(@Body List<LoadRecord> records) {
        List<String> header = header(records);
        List<List<String>> rows = new ArrayList<>(records.size() + 1);
        rows.add(header);
        for (LoadRecord record : records) {
            rows.add(values(header, record));
        }
        return rows;
    }

    /** @throws IOException when the answer is not a whole job */
    public Job read(@Body InputStream answer) throws IOException {
        Job job = answer == null ? null : JSON.readValue(answer, Job.class);
        if (job == null || job.getState() == null) {
            throw new IOException("Salesforce's answer about an ingest job is not whole");
        }
        return job;
    }

    /** Whether a job was not closed yet, so that nothing of it was written. */
    public boolean isOpen(@Body Job job) {
        return job.getState() == JobStateEnum.OPEN;
    }

    /**
     * Whether a job has come to an end, good or bad. Camel's loop asks also after a call that failed; what that call left
     * in the body is no job, and waiting for one more is over.
     */
    public boolean isEnded(@Body Object answer) {
        return !(answer instanceof Job job) || ENDED.contains(job.getState());
    }

    /** @return how long to wait before asking again: twice as long each time, up to the most, in milliseconds */
    public long nextDelay(@ExchangeProperty("delay") Long delay, long most) {
        return delay == null ? Math.min(250, most) : Math.min(delay * 2, most);
    }

    /** @return how many rows a job took up, those that it refused included */
    static long processed(Job job) {
        return Objects.requireNonNullElse(job.getNumberRecordsProcessed(), 0L);
    }

    /** @return how many rows a job refused */
    static long failed(Job job) {
        return Objects.requireNonNullElse(job.getNumberRecordsFailed(), 0L);
    }

    static List<String> header(List<LoadRecord> records) {
        Set<String> fields = new LinkedHashSet<>();
        records.forEach(record -> record.fields().fieldNames().forEachRemaining(fields::add));
        return List.copyOf(fields);
    }

    static List<String> values(List<String> header, LoadRecord record) {
        return values(header, record.fields());
    }

    static List<String> values(List<String> header, ObjectNode fields) {
        return header.stream().map(field -> cell(fields.path(field).asText(""))).toList();
    }

    // Bulk API takes #N/A as the order to empty the field; it must not be one that came with the mail.
    private static String cell(String value) {
        return NULL_MARK.equals(value) ? "" : value;
    }

    static List<String> values(List<String> header, Map<String, String> row) {
        return header.stream().map(field -> row.getOrDefault(field, "")).toList();
    }
}
