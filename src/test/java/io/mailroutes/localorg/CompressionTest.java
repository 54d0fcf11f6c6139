package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers are compressed for those who ask, and for nobody else. */
class CompressionTest {

    private static LocalOrg org;

    @BeforeAll
    static void start() {
        org = LocalOrg.builder().start();
    }

    @AfterAll
    static void stop() {
        org.close();
    }

    private static HttpResponse<byte[]> versions(String method, String acceptEncoding) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(org.url() + "/services/data"))
                .method(method, BodyPublishers.noBody()).header("Accept-Encoding", acceptEncoding).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void compressesForWhoAsks() throws Exception {
        HttpResponse<byte[]> answer = versions("GET", "deflate, gzip;q=0.8");
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(body.readAllBytes())).startsWith("[{\"label\":");
        }
        assertThat(versions("HEAD", "gzip").body()).isEmpty();
    }

    @Test
    void leavesAloneWhatIsForOthers() throws Exception {
        for (String other : new String[] {"identity", "gzip;q=0", "gzip;q=0, identity"}) {
            HttpResponse<byte[]> answer = versions("GET", other);
            assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(new String(answer.body())).startsWith("[{\"label\":");
        }
    }
}
