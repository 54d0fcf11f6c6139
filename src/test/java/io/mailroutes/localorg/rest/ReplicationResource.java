package io.mailroutes.localorg.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.data.JsonValues;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.soql.QueryEngine;

/** {@code /sobjects/X/updated} and {@code /deleted}: what has changed meanwhile, for those who keep a copy. */
public final class ReplicationResource {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Records records;
    private final QueryEngine engine;

    public ReplicationResource(Records records, QueryEngine engine) {
        this.records = records;
        this.engine = engine;
    }

    public void addTo(Router router) {
        router.addApi("GET", "/sobjects/{object}/updated", this::updated);
        router.addApi("GET", "/sobjects/{object}/deleted", this::deleted);
    }

    /** The time that is asked about. */
    private record Span(OffsetDateTime start, OffsetDateTime end) {

        static Span of(Request request) {
            Span span = new Span(time(request, "start"), time(request, "end"));
            if (Duration.between(span.start, span.end).compareTo(SHORTEST) <= 0) {
                throw invalid("startDate must precede endDate by more than one minute");
            }
            if (span.start.isBefore(OffsetDateTime.now().minus(REMEMBERED))) {
                throw invalid("startDate may not be more than " + REMEMBERED.toDays() + " days ago");
            }
            return span;
        }

        private static OffsetDateTime time(Request request, String name) {
            String text = request.parameter(name).orElseThrow(() -> invalid("No " + name + " is specified"));
            try {
                // A plus sign that was not encoded has become a blank.
                return OffsetDateTime.parse(text.replace(' ', '+')).withOffsetSameInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw invalid("Not a date and time: " + text);
            }
        }

        private static ApiException invalid(String message) {
            return ApiException.badRequest("INVALID_REPLICATION_DATE", message);
        }

        String soql() {
            return "SystemModstamp >= " + literal(start) + " AND SystemModstamp <= " + literal(end);
        }

        private static String literal(OffsetDateTime time) {
            return DateTimeFormatter.ISO_INSTANT.format(time.toInstant());
        }
    }

    private Response updated(Request request) {
        Span span = Span.of(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ids", rows(request, span, "").stream().map(row -> row.get("Id")).toList());
        body.put("latestDateCovered", JsonValues.of(span.end.toLocalDateTime()));
        return Response.ok(body);
    }

    private Response deleted(Request request) {
        Span span = Span.of(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("deletedRecords", rows(request, span, " AND IsDeleted = true").stream().map(row -> Map.of(
                "id", row.get("Id"), "deletedDate", row.get("SystemModstamp"))).toList());
        body.put("earliestDateAvailable", JsonValues.of(OffsetDateTime.now(ZoneOffset.UTC).minus(REMEMBERED).toLocalDateTime()));
        body.put("latestDateCovered", JsonValues.of(span.end.toLocalDateTime()));
        return Response.ok(body);
    }

    private List<Map<String, Object>> rows(Request request, Span span, String more) {
        return engine.query("SELECT Id, SystemModstamp FROM " + records.type(request).name() + " WHERE " + span.soql() + more,
                !more.isEmpty(), Integer.MAX_VALUE - 1, null).records();
    }
}
