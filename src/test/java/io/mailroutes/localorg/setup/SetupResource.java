package io.mailroutes.localorg.setup;

import java.util.Map;
import java.util.function.Consumer;

import io.mailroutes.localorg.dml.Dml;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Handler;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;

/**
 * {@code /local-org/duplicate-rules}, {@code validation-rules}, {@code denied-objects} and {@code hard-delete}: what an
 * administrator sets up. The first three take a POST with the {@code object}, and rules the {@code field}; a validation
 * rule has besides the {@code pattern} of values that are wrong, and a {@code message}. The last takes an empty object.
 */
public final class SetupResource {

    private final Schema schema;
    private final Dml dml;
    private final Runnable allowHardDelete;

    /** @param allowHardDelete gives the user the permission to delete past the recycle bin */
    public SetupResource(Schema schema, Dml dml, Runnable allowHardDelete) {
        this.allowHardDelete = allowHardDelete;
        this.schema = schema;
        this.dml = dml;
    }

    public void addTo(Router router) {
        router.addOpen("POST", "/local-org/duplicate-rules", on(body ->
                dml.duplicateRules().enable(object(body).name(), field(body))));
        router.addOpen("POST", "/local-org/validation-rules", on(body -> dml.validationRules().enable(
                object(body).name(), field(body), text(body, "pattern"), text(body, "message"))));
        router.addOpen("POST", "/local-org/denied-objects", on(body -> schema.hide(object(body).name())));
        router.addOpen("POST", "/local-org/hard-delete", on(body -> allowHardDelete.run()));
    }

    private static Handler on(Consumer<Map<String, Object>> work) {
        return request -> {
            work.accept(request.json());
            return Response.noContent();
        };
    }

    private SObjectType object(Map<String, Object> body) {
        return schema.type(text(body, "object")).orElseThrow(ApiException::notFound);
    }

    private String field(Map<String, Object> body) {
        return object(body).field(text(body, "field")).orElseThrow(ApiException::notFound).name();
    }

    private static String text(Map<String, Object> body, String name) {
        if (body.get(name) instanceof String text) {
            return text;
        }
        throw ApiException.badRequest("JSON_PARSER_ERROR", "The " + name + " field is required");
    }
}
