package io.mailroutes.localorg.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import io.undertow.Undertow;
import io.undertow.conduits.GzipStreamSourceConduit;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.encoding.RequestEncodingHandler;
import io.undertow.util.DateUtils;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/** The HTTP side: turns what comes in into a {@link Request} and sends the {@link Response}; gzip both ways. */
public final class HttpServer implements AutoCloseable {

    private static final int WORKERS = 32;
    private static final String GZIP = "gzip";
    private static final Pattern ACCEPTS_GZIP = Pattern.compile("(?i)\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");

    private final Undertow undertow;
    private final boolean tls;

    /** @param tls with whose certificate to serve, or {@code null} for plain HTTP */
    public HttpServer(int port, SelfSigned tls, Handler handler) {
        this.tls = tls != null;
        Undertow.Builder builder = Undertow.builder().setWorkerThreads(WORKERS).setHandler(coded(handler));
        undertow = (tls == null ? builder.addHttpListener(port, "localhost")
                : builder.addHttpsListener(port, "localhost", tls.context())).build();
        undertow.start();
    }

    private static HttpHandler coded(Handler handler) {
        return new RequestEncodingHandler(new BlockingHandler(exchange -> serve(exchange, handler)))
                .addEncoding(GZIP, GzipStreamSourceConduit.WRAPPER);
    }

    /** Where the server can be reached, without a trailing slash. */
    public String url() {
        InetSocketAddress address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        return (tls ? "https" : "http") + "://localhost:" + address.getPort();
    }

    private static void serve(HttpServerExchange exchange, Handler handler) throws IOException {
        Response response = RequestSize.refuse(exchange).orElseGet(() -> handler.handle(request(exchange)));
        if (response.body() instanceof Drop drop) {
            drop(exchange, drop);
        } else {
            sendHead(exchange, response);
            OutputStream out = response.body() == null ? exchange.getOutputStream() : coded(exchange);
            content(response).writeTo(out);
            out.close();
        }
    }

    /** Undertow's own compression now and then fails at the very end, when all has been sent. */
    private static OutputStream coded(HttpServerExchange exchange) throws IOException {
        String accepted = exchange.getRequestHeaders().get(Headers.ACCEPT_ENCODING, 0);
        if (accepted == null || !ACCEPTS_GZIP.matcher(accepted).find()) {
            return exchange.getOutputStream();
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_ENCODING, GZIP);
        return new GZIPOutputStream(exchange.getOutputStream());
    }

    private static void sendHead(HttpServerExchange exchange, Response response) {
        exchange.setStatusCode(response.status());
        // Undertow's own stands still when another server of the same process was stopped.
        exchange.getResponseHeaders().put(Headers.DATE, DateUtils.toDateString(new Date()));
        if (response.body() != null && !(response.body() instanceof Response.Content)) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json;charset=UTF-8");
        }
        response.headers().forEach((name, value) ->
                exchange.getResponseHeaders().put(HttpString.tryFromString(name), value));
    }

    private static Response.Content content(Response response) {
        if (response.body() instanceof Response.Content content) {
            return content;
        }
        byte[] json = response.body() == null ? new byte[0] : Json.bytes(response.body());
        return out -> out.write(json);
    }

    private static void drop(HttpServerExchange exchange, Drop drop) throws IOException {
        if (drop.unfinished() != null) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            content(drop.unfinished()).writeTo(whole);
            sendHead(exchange, drop.unfinished());
            exchange.setResponseContentLength(whole.size() + 1L);
            exchange.getOutputStream().write(whole.toByteArray(), 0, whole.size() / 2);
            exchange.getOutputStream().flush();
        }
        exchange.getConnection().close();
    }

    private static Request request(HttpServerExchange exchange) {
        Map<String, String> query = new HashMap<>();
        exchange.getQueryParameters().forEach((name, values) -> query.put(name, values.getFirst()));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach(values -> headers.put(values.getHeaderName().toString(), values.getFirst()));
        return Request.of(exchange.getRequestMethod().toString(), Paths.normalize(exchange.getRequestPath()), query,
                headers, exchange.getInputStream());
    }

    @Override
    public void close() {
        undertow.stop();
    }
}
