package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobStateEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Jobs;
import org.apache.camel.component.salesforce.api.dto.bulkv2.OperationEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.QueryJob;
import org.apache.camel.component.salesforce.api.dto.bulkv2.QueryJobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Camel's own component, unmodified, works ingest and query jobs here by each of its operations. */
class CamelBulkTest {

    @RegisterExtension
    static final CamelOrg CAMEL = new CamelOrg();

    private static <T> T call(String operation, Object body, Class<T> answer) {
        return CAMEL.call(operation, body, answer);
    }

    @Test
    void loadsByAnIngestJob() {
        Job job = new Job();
        job.setObject("Contact");
        job.setOperation(OperationEnum.UPSERT);
        job.setExternalIdFieldName("Email");
        String id = call("bulk2CreateJob", job, Job.class).getId();
        InputStream csv = new ByteArrayInputStream("Email,LastName\na@acme.com,A\nbad,B\n".getBytes(StandardCharsets.UTF_8));
        call("bulk2CreateBatch?jobId=" + id, csv, Object.class);
        assertThat(call("bulk2CloseJob?jobId=" + id, null, Job.class).getState()).isEqualTo(JobStateEnum.UPLOAD_COMPLETE);
        await().until(() -> call("bulk2GetJob?jobId=" + id, null, Job.class).getState() == JobStateEnum.JOB_COMPLETE);
        assertThat(call("bulk2GetSuccessfulResults?jobId=" + id, null, String.class)).contains("a@acme.com");
        assertThat(call("bulk2GetFailedResults?jobId=" + id, null, String.class)).contains("INVALID_EMAIL_ADDRESS");
        assertThat(call("bulk2GetUnprocessedRecords?jobId=" + id, null, String.class)).isEqualTo("Email,LastName\n");
        assertThat(call("bulk2GetAllJobs", null, Jobs.class).getRecords()).extracting(Job::getId).contains(id);
        call("bulk2DeleteJob?jobId=" + id, null, Object.class);
        assertThat(call("bulk2GetAllJobs", null, Jobs.class).getRecords()).extracting(Job::getId).doesNotContain(id);
    }

    @Test
    void abortsAnIngestJob() {
        Job job = new Job();
        job.setObject("Contact");
        job.setOperation(OperationEnum.INSERT);
        String id = call("bulk2CreateJob", job, Job.class).getId();
        assertThat(call("bulk2AbortJob?jobId=" + id, null, Job.class).getState()).isEqualTo(JobStateEnum.ABORTED);
    }

    @Test
    void readsByAQueryJob() {
        CAMEL.org().insert("Campaign", Map.of("Name", "Spring"));
        QueryJob job = new QueryJob();
        job.setOperation(OperationEnum.QUERY);
        job.setQuery("SELECT Name FROM Campaign");
        String id = call("bulk2CreateQueryJob", job, QueryJob.class).getId();
        await().until(() -> call("bulk2GetQueryJob?jobId=" + id, null, QueryJob.class).getState() == JobStateEnum.JOB_COMPLETE);
        assertThat(call("bulk2GetQueryJobResults?jobId=" + id, null, String.class)).isEqualTo("\"Name\"\n\"Spring\"\n");
        assertThat(call("bulk2GetAllQueryJobs", null, QueryJobs.class).getRecords()).extracting(QueryJob::getId).contains(id);
        call("bulk2DeleteQueryJob?jobId=" + id, null, Object.class);
    }
}
