package io.mailroutes.localorg.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;

/** Lists jobs, a thousand a page, filtered as the request asks. */
final class JobList {

    private static final int PAGE = 1000;

    private JobList() {
    }

    /**
     * @param jobs the newest first
     * @param path of the list behind the version
     * @param jobType that all of them have
     */
    static <T> Response of(Request request, String path, String jobType, List<T> jobs, Function<T, Map<String, Object>> body) {
        List<T> wanted = wants(request, jobType) ? jobs : List.of();
        int start = Math.min(wanted.size(), request.parameter("queryLocator").map(JobList::decode).orElse(0));
        int end = Math.min(wanted.size(), start + PAGE);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("done", end == wanted.size());
        answer.put("records", wanted.subList(start, end).stream().map(body).toList());
        answer.put("nextRecordsUrl", end == wanted.size() ? null : request.root() + path + "?queryLocator=" + encode(end));
        return Response.ok(answer);
    }

    /** No job here is chunked by primary key. */
    private static boolean wants(Request request, String jobType) {
        return request.parameter("jobType").map(jobType::equalsIgnoreCase).orElse(true)
                && !request.parameter("isPkChunkingEnabled").map(Boolean::parseBoolean).orElse(false);
    }

    static String encode(int row) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(String.valueOf(row).getBytes(StandardCharsets.US_ASCII));
    }

    static int decode(String locator) {
        try {
            return Integer.parseInt(new String(Base64.getUrlDecoder().decode(locator), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("INVALID_QUERY_LOCATOR", "invalid query locator");
        }
    }
}
