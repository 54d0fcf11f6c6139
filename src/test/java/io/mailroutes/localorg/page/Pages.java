package io.mailroutes.localorg.page;

import io.mailroutes.localorg.faults.Faults;
import io.mailroutes.localorg.http.CallLog;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.limits.ApiUsage;
import io.mailroutes.localorg.schema.Schema;
import io.mailroutes.localorg.soql.QueryEngine;

/** All pages, on a router of their own: no composite request reaches them. */
public final class Pages {

    private Pages() {
    }

    public static Router router(Schema schema, QueryEngine engine, ApiUsage usage, CallLog calls, Faults faults) {
        Router router = new Router();
        Templates templates = new Templates();
        Rows rows = new Rows(schema, engine);
        Tables tables = new Tables(rows);
        Missing missing = new Missing(templates);
        new HomePage(templates, schema, rows, new Traffic(usage, calls, faults)).addTo(router);
        new ObjectPage(templates, schema, rows, tables, missing).addTo(router);
        new RecordPage(templates, rows, new RelatedLists(schema, rows, tables), missing).addTo(router);
        new CallsPage(templates, calls).addTo(router);
        addFiles(router);
        return router;
    }

    private static void addFiles(Router router) {
        router.addOpen("GET", "/page/style.css", request -> Templates.file("style.css", "text/css"));
        router.addOpen("GET", "/page/icon.svg", request -> Templates.file("icon.svg", "image/svg+xml"));
        // Browsers ask for this by themselves, whatever they look at.
        router.addOpen("GET", "/favicon.ico", request -> Templates.file("icon.svg", "image/svg+xml"));
    }
}
