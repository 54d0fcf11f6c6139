package io.mailroutes.localorg.page;

import io.mailroutes.localorg.http.Handler;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.schema.RecordId;

/**
 * Answers the calls that are for the page and hands on all others. It stands before whatever counts, logs or spoils
 * calls: looking at the org does not change what is seen.
 */
public final class PageHandler implements Handler {

    private final Router pages;
    private final Handler api;

    public PageHandler(Router pages, Handler api) {
        this.pages = pages;
        this.api = api;
    }

    @Override
    public Response handle(Request request) {
        if (isRecordAddress(request)) {
            return Response.redirect(Links.record(request.path().substring(1)));
        }
        return pages.knows(request) ? pages.answer(request) : api.handle(request);
    }

    /** The instance's address and an id is the link to a record that many integrations make. */
    private static boolean isRecordAddress(Request request) {
        return "GET".equals(request.method()) && RecordId.normalize(request.path().substring(1)).isPresent();
    }
}
