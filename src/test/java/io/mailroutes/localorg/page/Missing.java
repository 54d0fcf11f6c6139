package io.mailroutes.localorg.page;

import io.mailroutes.localorg.http.Response;

/** The page for what is not there. */
final class Missing {

    record Model(Frame frame, String message) {
    }

    private final Templates templates;

    Missing(Templates templates) {
        this.templates = templates;
    }

    Response object(String name) {
        return page("The org has no object called “" + name + "”, or its user may not see it.");
    }

    Response record(String id) {
        return page("The org has no record with the id “" + id + "”.");
    }

    private Response page(String message) {
        return templates.page(404, "missing", new Model(Frame.of("Not found", Link.HOME), message));
    }
}
