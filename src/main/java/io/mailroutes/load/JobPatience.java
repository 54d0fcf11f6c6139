package io.mailroutes.load;

import io.mailroutes.report.RunStoppedException;
import io.mailroutes.salesforce.OrgClock;
import java.time.Duration;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells now and then how an ingest job stands, and when it is not waited for any longer, as {@code mailroutesJobPatience}. */
public final class JobPatience {

    private static final Logger LOG = LoggerFactory.getLogger(JobPatience.class);
    private static final long BETWEEN_LINES = Duration.ofMinutes(1).toMillis();

    private final OrgClock clock;
    private final Duration most;
    private final long pollMost;

    /**
     * @param most     how long one job is waited for ({@code salesforce.job-timeout})
     * @param pollMost the longest wait between two questions
     */
    public JobPatience(OrgClock clock, Duration most, Duration pollMost) {
        this.clock = clock;
        this.most = most;
        this.pollMost = Math.max(1, pollMost.toMillis());
    }

    /**
     * @param asked how often it was asked and waited for before
     * @throws RunStoppedException when the job takes too long; the next run asks what became of it
     */
    public void check(Job job, int asked) {
        Duration age = job.getCreatedDate() == null ? Duration.ZERO : Duration.between(job.getCreatedDate(), clock.now());
        if (age.compareTo(most) > 0) {
            throw new RunStoppedException("the ingest job " + job.getId() + " is " + job.getState() + " after "
                    + age.toMinutes() + " min (salesforce.job-timeout). To do: see Setup, Bulk Data Load Jobs; the next run "
                    + "asks what became of it, and nothing is lost");
        }
        if (asked > 0 && asked % Math.max(1, BETWEEN_LINES / pollMost) == 0) {
            LOG.info("The ingest job {} is {} since {} s, {} records processed", job.getId(), job.getState(),
                    age.toSeconds(), job.getNumberRecordsProcessed());
        }
    }
}
