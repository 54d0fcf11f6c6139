package io.mailroutes.salesforce;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Lets everybody log in and gives every call the same answer, also such as a proxy gives in the place of Salesforce. */
final class StubOrg implements AutoCloseable {

    private final HttpServer server;
    private volatile int status = 200;
    private volatile String body = "";

    StubOrg() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on this is the answer. */
    void answers(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
    }

    private void answer(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        if (call.getRequestURI().getPath().endsWith("/oauth2/token")) {
            send(call, 200, """
                    {"access_token": "token", "instance_url": "%s", "id": "%s/id/00D000000000001AAA/005"}"""
                    .formatted(url(), url()));
        } else {
            send(call, status, body);
        }
    }

    private static void send(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
