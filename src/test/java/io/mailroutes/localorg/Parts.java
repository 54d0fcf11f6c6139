package io.mailroutes.localorg;

import java.nio.file.Path;
import java.security.PublicKey;
import java.time.ZoneId;

import io.mailroutes.localorg.async.AsyncResource;
import io.mailroutes.localorg.auth.Identity;
import io.mailroutes.localorg.auth.Sessions;
import io.mailroutes.localorg.auth.SingleAccess;
import io.mailroutes.localorg.auth.SoapLogin;
import io.mailroutes.localorg.auth.TokenEndpoint;
import io.mailroutes.localorg.bulk.IngestJobs;
import io.mailroutes.localorg.bulk.IngestResource;
import io.mailroutes.localorg.bulk.QueryJobResource;
import io.mailroutes.localorg.composite.BatchResource;
import io.mailroutes.localorg.composite.CollectionsResource;
import io.mailroutes.localorg.composite.CompositeResource;
import io.mailroutes.localorg.composite.GraphResource;
import io.mailroutes.localorg.composite.TreeResource;
import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.FirstRows;
import io.mailroutes.localorg.data.Tables;
import io.mailroutes.localorg.datacloud.DataCloud;
import io.mailroutes.localorg.dml.Dml;
import io.mailroutes.localorg.faults.AdminResource;
import io.mailroutes.localorg.faults.Faults;
import io.mailroutes.localorg.faults.FaultyHandler;
import io.mailroutes.localorg.http.CallLog;
import io.mailroutes.localorg.http.Gateway;
import io.mailroutes.localorg.http.Handler;
import io.mailroutes.localorg.http.HttpServer;
import io.mailroutes.localorg.http.LoggedHandler;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.http.SelfSigned;
import io.mailroutes.localorg.limits.ApiUsage;
import io.mailroutes.localorg.limits.BulkUsage;
import io.mailroutes.localorg.limits.LimitsResource;
import io.mailroutes.localorg.page.PageHandler;
import io.mailroutes.localorg.page.Pages;
import io.mailroutes.localorg.rest.ChangesResource;
import io.mailroutes.localorg.rest.DescribeResource;
import io.mailroutes.localorg.rest.QueryResource;
import io.mailroutes.localorg.rest.RecentResource;
import io.mailroutes.localorg.rest.Records;
import io.mailroutes.localorg.rest.SObjectResource;
import io.mailroutes.localorg.rest.VersionsResource;
import io.mailroutes.localorg.schema.Schema;
import io.mailroutes.localorg.search.SearchResource;
import io.mailroutes.localorg.setup.SetupResource;
import io.mailroutes.localorg.soap.SoapResource;
import io.mailroutes.localorg.soql.QueryEngine;

/** What a running org is made of, put together. */
final class Parts implements AutoCloseable {

    /**
     * What the builder was told.
     *
     * @param database file, or {@code null} for memory
     * @param certificate of the connected app, or {@code null}
     * @param tls to serve with, or {@code null}
     */
    record Plan(int port, Path database, Schema schema, ZoneId zone, PublicKey certificate, SelfSigned tls) {
    }

    final Schema schema;
    final Database database;
    final Faults faults = new Faults();
    final Dml dml;
    final QueryEngine engine;
    final Identity identity;
    final Sessions sessions;
    final ApiUsage usage = new ApiUsage();
    final BulkUsage bulkUsage = new BulkUsage();
    final CallLog callLog = new CallLog();
    final DataCloud dataCloud;
    final IngestResource ingest;
    final HttpServer server;
    /** Whether the user has the permission Bulk API Hard Delete, which even administrators lack at first. */
    volatile boolean hardDelete;
    private final QueryJobResource queryJobs;
    private final AsyncResource async;

    Parts(Plan plan) {
        schema = plan.schema();
        database = new Database(plan.database());
        Tables.create(database, schema);
        FirstRows first = new FirstRows(database, schema);
        first.write(plan.zone());
        dml = new Dml(database, schema, faults::nextRowRefusal);
        engine = new QueryEngine(database, schema, plan::zone);
        identity = Identity.standard(first.organizationId(), first.userId());
        sessions = new Sessions(identity);
        ingest = new IngestResource(new IngestJobs(schema, dml, faults, bulkUsage), schema, () -> hardDelete);
        queryJobs = new QueryJobResource(engine, faults, bulkUsage);
        async = new AsyncResource(schema, dml, engine, faults);
        dataCloud = new DataCloud(sessions, this::url);
        Router router = new Router();
        addLogins(router, plan);
        addResources(router, new Records(schema, database, dml, engine));
        FaultyHandler handler = new FaultyHandler(new Gateway(router, sessions, usage), faults, sessions);
        Handler api = new LoggedHandler(handler, callLog);
        server = new HttpServer(plan.port(), plan.tls(),
                new PageHandler(Pages.router(schema, engine, usage, callLog, faults), api));
    }

    /** Known only once the server listens; nobody asks for it before. */
    private String url() {
        return server.url();
    }

    private void addLogins(Router router, Plan plan) {
        new TokenEndpoint(identity, sessions, plan.certificate(), this::url).addTo(router);
        new SingleAccess(this::url).addTo(router);
        new SoapResource(new SoapLogin(identity, sessions, this::url), identity, sessions)
                .addTo(router, schema, dml, engine);
        dataCloud.addTo(router);
        new AdminResource(faults, sessions, usage).addTo(router);
        new SetupResource(schema, dml, () -> hardDelete = true).addTo(router);
    }

    private void addResources(Router router, Records records) {
        VersionsResource.addTo(router);
        new LimitsResource(usage, bulkUsage).addTo(router);
        new DescribeResource(records).addTo(router);
        new RecentResource(records).addTo(router);
        new ChangesResource(records).addTo(router);
        new QueryResource(engine).addTo(router);
        new SearchResource(database, schema, engine).addTo(router);
        new SObjectResource(records).addTo(router);
        new CompositeResource(router, faults, database).addTo(router);
        new GraphResource(router, faults, database).addTo(router);
        new BatchResource(router, usage).addTo(router);
        new CollectionsResource(records).addTo(router);
        new TreeResource(records).addTo(router);
        ingest.addTo(router);
        queryJobs.addTo(router);
        async.addTo(router, sessions);
    }

    @Override
    public void close() {
        server.close();
        ingest.close();
        queryJobs.close();
        async.close();
        database.close();
    }
}
