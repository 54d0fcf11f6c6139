package io.mailroutes.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.component.salesforce.api.dto.bulkv2.ContentTypeEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobStateEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.LineEndingEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.OperationEnum;

/**
 * Ingest jobs of Bulk API 2.0: what is sent, and how a job stands. The routes keep the job in the variable {@code job}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_ingest.htm">
 *      Bulk API 2.0 Ingest</a>
 */
public final class IngestJobs {

    private static final Set<JobStateEnum> ENDED =
            Set.of(JobStateEnum.JOB_COMPLETE, JobStateEnum.FAILED, JobStateEnum.ABORTED);

    private static final String NULL_MARK = "#N/A";
    private static final long FIRST_DELAY = 250;
    private static final int MOST_DOUBLINGS = 20;

    /** @param externalId field to upsert by; empty to insert. @return the order for a job */
    public Job order(String object, String externalId) {
        Job job = new Job();
        job.setObject(object);
        job.setContentType(ContentTypeEnum.CSV);
        job.setLineEnding(LineEndingEnum.LF);
        job.setOperation(externalId.isEmpty() ? OperationEnum.INSERT : OperationEnum.UPSERT);
        job.setExternalIdFieldName(externalId.isEmpty() ? null : externalId);
        return job;
    }

    /**
     * The rows for camel-csv, the field names first; Salesforce ignores a field that is empty. Maps, because camel-csv
     * looks each time through all type converters for one that makes a map of what is none.
     */
    public List<Map<String, String>> rows(@Body List<LoadRecord> records) {
        List<String> header = header(records);
        List<Map<String, String>> rows = new ArrayList<>(records.size() + 1);
        rows.add(row(header, header));
        for (LoadRecord record : records) {
            rows.add(row(header, values(header, record)));
        }
        return rows;
    }

    private static Map<String, String> row(List<String> header, List<String> values) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), values.get(i));
        }
        return row;
    }

    /** Whether a job was not closed yet, so that nothing of it was written. */
    public boolean isOpen(@Variable("job") Job job) {
        return job.getState() == JobStateEnum.OPEN;
    }

    /** Whether a job has come to an end, good or bad. */
    public boolean isEnded(@Variable("job") Job job) {
        return ENDED.contains(job.getState());
    }

    /** Whether a job wrote rows. */
    public boolean hasWritten(@Variable("job") Job job) {
        return job.getNumberRecordsProcessed() == null || written(job) > 0;
    }

    /** Whether a job refused rows. */
    public boolean hasFailed(@Variable("job") Job job) {
        return failed(job) > 0;
    }

    /**
     * How long to wait before asking again: twice as long each time.
     *
     * @param asked how often it was asked and waited for before
     * @param most  the longest wait, in milliseconds
     * @return milliseconds
     */
    public long delay(int asked, long most) {
        return Math.min(FIRST_DELAY << Math.min(asked, MOST_DOUBLINGS), most);
    }

    /** @return the results of an ended job, to be filled */
    public IngestResults results(@Body List<LoadRecord> records, @Variable("job") Job job) {
        return new IngestResults(records, job);
    }

    /** Adds the file of the rows that were written; an aggregation strategy. */
    public IngestResults successful(IngestResults results, InputStream csv) throws IOException {
        return results.successful(csv);
    }

    /** Adds the file of the rows that were refused; an aggregation strategy. */
    public IngestResults failed(IngestResults results, InputStream csv) throws IOException {
        return results.failed(csv);
    }

    /** @return what became of every record of an ended job */
    public List<Loaded> outcomes(@Body IngestResults results) throws IOException {
        return results.all();
    }

    /** @return how many rows a job wrote */
    static long written(Job job) {
        return Objects.requireNonNullElse(job.getNumberRecordsProcessed(), 0L) - failed(job);
    }

    /** @return how many rows a job refused */
    static long failed(Job job) {
        return Objects.requireNonNullElse(job.getNumberRecordsFailed(), 0L);
    }

    /** Whether every value of a record arrives as it is. */
    static boolean canCarry(ObjectNode fields) {
        return fields.properties().stream().noneMatch(field -> NULL_MARK.equals(field.getValue().asText()));
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
        return header.stream().map(field -> cell(fields, field)).toList();
    }

    /** @return what stands in the column of a field; empty for a field that the record does not have */
    static String cell(ObjectNode fields, String field) {
        return cell(fields.path(field).asText(""));
    }

    // Bulk API takes #N/A as the order to empty the field; a record by which it came with the mail goes another way.
    private static String cell(String value) {
        return NULL_MARK.equals(value) ? "" : value;
    }
}
