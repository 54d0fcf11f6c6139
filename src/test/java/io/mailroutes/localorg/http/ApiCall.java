package io.mailroutes.localorg.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mailroutes.localorg.errors.ApiException;

/** What every call of the REST API must have, whatever it asks for: a version that is there, and a body that is read. */
public final class ApiCall {

    /** The oldest version that has not been retired, and the newest. */
    public static final int OLDEST = 31;
    public static final int NEWEST = 67;
    private static final Pattern VERSION = Pattern.compile("/services/data/v(\\d{1,3})\\.\\d(/.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern READABLE = Pattern.compile("(?i)(application/json|text/csv|multipart/).*");

    private ApiCall() {
    }

    static void check(Request request) {
        Matcher version = VERSION.matcher(request.path());
        if (!version.matches()) {
            return;
        }
        int number = Integer.parseInt(version.group(1));
        if (number < OLDEST) {
            throw new ApiException(410, "UNSUPPORTED_API_VERSION", "API version " + number + ".0 is not supported any more");
        }
        if (number > NEWEST) {
            throw ApiException.notFound();
        }
        checkContent(request);
    }

    private static void checkContent(Request request) {
        boolean taken = request.header("Content-Type").map(type -> READABLE.matcher(type).matches()).orElse(true);
        if (!taken && ("POST".equals(request.method()) || "PATCH".equals(request.method()))) {
            throw new ApiException(415, "UNSUPPORTED_MEDIA_TYPE", "Unsupported Media Type");
        }
    }
}
