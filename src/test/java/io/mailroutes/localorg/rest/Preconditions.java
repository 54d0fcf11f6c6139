package io.mailroutes.localorg.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;

/** What a call asks of the state in which it finds its resource: {@code If-Match} and its like. */
final class Preconditions {

    private final Request request;
    private final Instant modified;
    private final String etag;

    /**
     * @param modified when the resource last changed
     * @param etag names its content; {@code null} where Salesforce has none, which is everywhere but with accounts
     */
    Preconditions(Request request, Instant modified, String etag) {
        this.request = request;
        this.modified = modified.truncatedTo(ChronoUnit.SECONDS);
        this.etag = etag;
    }

    static String etag(Object content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return '"' + Base64.getEncoder().encodeToString(digest) + "--gzip\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to a call that reads, or that nothing has changed. */
    Response read(Response response) {
        checkUnchanged();
        if (listed("If-None-Match").orElse(false) || !changedSince("If-Modified-Since").orElse(true)) {
            return marked(Response.of(304, null));
        }
        return marked(response);
    }

    /** Refuses a call that writes when the resource is no longer what the client takes it for. */
    void checkWrite() {
        checkUnchanged();
        if (listed("If-None-Match").orElse(false)) {
            throw failed();
        }
    }

    private void checkUnchanged() {
        if (!listed("If-Match").orElse(true) || changedSince("If-Unmodified-Since").orElse(false)) {
            throw failed();
        }
    }

    private static ApiException failed() {
        return new ApiException(412, "PRECONDITION_FAILED", "The resource is not in the state that the request asks for");
    }

    private Response marked(Response response) {
        Response dated = response.with("Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atZone(ZoneOffset.UTC)));
        return etag == null ? dated : dated.with("ETag", etag);
    }

    private Optional<Boolean> listed(String header) {
        return etag == null ? Optional.empty() : request.header(header).map(tags -> "*".equals(tags.strip())
                || Arrays.stream(tags.split(",")).map(String::strip).anyMatch(etag::equals));
    }

    private Optional<Boolean> changedSince(String header) {
        return request.header(header).map(date -> modified.isAfter(parse(header, date)));
    }

    private static Instant parse(String header, String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            throw ApiException.badRequest("INVALID_HEADER", header + " is no date: " + date);
        }
    }
}
