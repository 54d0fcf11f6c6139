package io.mailroutes.localorg.bulk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.faults.Faults;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.limits.BulkUsage;
import io.mailroutes.localorg.soql.QueryEngine;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** {@code /jobs/query}: the Bulk API 2.0 for reading. */
public final class QueryJobResource implements AutoCloseable {

    private static final int DEFAULT_PAGE = 100_000;

    private final QueryEngine engine;
    private final QueryJobs jobs;
    private final BulkUsage usage;

    public QueryJobResource(QueryEngine engine, Faults faults, BulkUsage usage) {
        this.engine = engine;
        this.usage = usage;
        this.jobs = new QueryJobs(engine, faults);
    }

    public void addTo(Router router) {
        router.addApi("POST", "/jobs/query", this::create);
        router.addApi("GET", "/jobs/query", request -> JobList.of(request, "/jobs/query", "V2Query",
                jobs.newestFirst(), QueryJob::progress));
        router.addApi("GET", "/jobs/query/{id}", request -> Response.ok(job(request).progress()));
        router.addApi("PATCH", "/jobs/query/{id}", this::abort);
        router.addApi("DELETE", "/jobs/query/{id}", this::delete);
        router.addApi("GET", "/jobs/query/{id}/results", this::results);
    }

    private QueryJob job(Request request) {
        return jobs.find(request.variable("id"));
    }

    private Response create(Request request) {
        Map<String, Object> body = request.json();
        String operation = String.valueOf(body.get("operation"));
        if (!"query".equals(operation) && !"queryAll".equals(operation)) {
            throw JobErrors.invalidJob("Unknown operation: " + operation);
        }
        String query = String.valueOf(body.get("query"));
        String object = engine.exportable(query, "queryAll".equals(operation));
        usage.countQueryJob();
        QueryJob job = jobs.start(new QueryJob.Order(object, operation, query, CsvDialect.of(body), request.version(),
                request.session().userId()));
        return Response.ok(job.summary());
    }

    private Response abort(Request request) {
        if (!JobState.ABORTED.label().equals(request.json().get("state"))) {
            throw JobErrors.invalidState("A query job can only be aborted");
        }
        job(request).abort();
        return Response.ok(job(request).summary());
    }

    private Response delete(Request request) {
        jobs.delete(job(request));
        return Response.noContent();
    }

    private Response results(Request request) {
        QueryJob job = job(request);
        if (job.state() != JobState.JOB_COMPLETE) {
            throw JobErrors.invalidState("The job has no results yet: " + job.state().label());
        }
        if (!job.order().version().equals(request.version())) {
            throw new ApiException(409, "API_ERROR", "Results are read with the version the job was made with");
        }
        int start = request.parameter("locator").map(JobList::decode).orElse(0);
        int most = request.parameter("maxRecords").map(Integer::parseInt).orElse(DEFAULT_PAGE);
        return page(job, start, most);
    }

    private static Response page(QueryJob job, int start, int most) {
        List<CSVRecord> page = new ArrayList<>();
        boolean more;
        CSVRecord header;
        try (CSVParser parser = CSVParser.parse(job.file(), StandardCharsets.UTF_8, CsvFile.format(job.order().dialect()))) {
            Iterator<CSVRecord> rows = parser.iterator();
            header = rows.next();
            for (int i = 0; i < start && rows.hasNext(); i++) {
                rows.next();
            }
            while (page.size() < most && rows.hasNext()) {
                page.add(rows.next());
            }
            more = rows.hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.add(0, header);
        // Some clients read on until this header says null, in so many letters.
        return Response.content("text/csv", out -> write(job, page, new OutputStreamWriter(out, StandardCharsets.UTF_8)))
                .with("Sforce-NumberOfRecords", String.valueOf(page.size() - 1))
                .with("Sforce-Locator", more ? JobList.encode(start + most) : "null");
    }

    private static void write(QueryJob job, List<CSVRecord> page, Writer out) throws IOException {
        CSVPrinter printer = new CSVPrinter(new BufferedWriter(out), CsvFile.format(job.order().dialect()));
        printer.printRecords(page);
        printer.flush();
    }

    @Override
    public void close() {
        jobs.close();
    }
}
