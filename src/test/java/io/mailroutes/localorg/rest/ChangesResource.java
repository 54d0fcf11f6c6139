package io.mailroutes.localorg.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.data.JsonValues;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;

/** {@code /sobjects/X/updated} and {@code deleted}: which records were changed, or thrown away, between two times. */
public final class ChangesResource {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    /** As long as the recycle bin can be asked. */
    private static final Duration LONGEST_AGO = Duration.ofDays(30);

    private record Period(OffsetDateTime start, OffsetDateTime end) {
    }

    private final Records records;

    public ChangesResource(Records records) {
        this.records = records;
    }

    public void addTo(Router router) {
        router.addApi("GET", "/sobjects/{object}/updated", this::updated);
        router.addApi("GET", "/sobjects/{object}/deleted", this::deleted);
    }

    private Response updated(Request request) {
        Period period = period(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ids", changed(request, period, false).stream().map(row -> row.get("Id")).toList());
        body.put("latestDateCovered", text(period.end()));
        return Response.ok(body);
    }

    private Response deleted(Request request) {
        Period period = period(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("deletedRecords", changed(request, period, true).stream().map(ChangesResource::deletedRecord).toList());
        body.put("earliestDateAvailable", text(OffsetDateTime.now(ZoneOffset.UTC).minus(LONGEST_AGO)));
        body.put("latestDateCovered", text(period.end()));
        return Response.ok(body);
    }

    private static Map<String, Object> deletedRecord(Map<String, Object> row) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("deletedDate", row.get("SystemModstamp"));
        record.put("id", row.get("Id"));
        return record;
    }

    private List<Map<String, Object>> changed(Request request, Period period, boolean deleted) {
        return records.query("SELECT Id, SystemModstamp FROM " + records.type(request).name() + " WHERE IsDeleted = " + deleted
                + " AND SystemModstamp >= " + period.start() + " AND SystemModstamp < " + period.end()
                + " ORDER BY SystemModstamp");
    }

    private static Period period(Request request) {
        Period period = new Period(time(request, "start"), time(request, "end"));
        if (period.end().isBefore(period.start().plus(SHORTEST))) {
            throw ApiException.badRequest("INVALID_REPLICATION_DATE",
                    "endDate must be at least one minute greater than startDate");
        }
        if (period.start().isBefore(OffsetDateTime.now(ZoneOffset.UTC).minus(LONGEST_AGO))) {
            throw ApiException.badRequest("INVALID_REPLICATION_DATE", "startDate must not be more than "
                    + LONGEST_AGO.toDays() + " days ago");
        }
        return period;
    }

    /** A plus that was not encoded has become a space on its way here. */
    private static OffsetDateTime time(Request request, String name) {
        String given = request.parameter(name).orElseThrow(() ->
                ApiException.badRequest("MISSING_ARGUMENT", "The parameter " + name + " is required"));
        try {
            return OffsetDateTime.parse(given.strip().replace(' ', '+')).withOffsetSameInstant(ZoneOffset.UTC).withNano(0);
        } catch (DateTimeException e) {
            throw ApiException.badRequest("INVALID_REPLICATION_DATE", "The parameter " + name + " is no time: " + given);
        }
    }

    private static Object text(OffsetDateTime time) {
        return JsonValues.of(time.toLocalDateTime());
    }
}
