package io.mailroutes.localmailbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.util.Headers;

/**
 * The Nylas API v3 over the mailboxes of a {@link LocalMailbox}, on a free port of this machine. The real Nylas CLI
 * reads them when it is run in the {@link #environment environment} that the server gives.
 *
 * <pre>{@code
 * try (LocalMailboxServer server = LocalMailboxServer.start(LocalMailbox.fixed())) {
 *     ProcessBuilder nylas = new ProcessBuilder("nylas", "contacts", "list", "--json");
 *     nylas.environment().putAll(server.environment(home));
 * }
 * }</pre>
 *
 * A request without {@link #API_KEY} is answered with 401, one for an unknown grant with 404.
 */
public final class LocalMailboxServer implements AutoCloseable {

    /** The key that every request must carry. */
    public static final String API_KEY = "nyk_local_mailbox";

    private final LocalMailbox mailbox;
    private final ServerFaults faults;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Undertow server;

    private LocalMailboxServer(LocalMailbox mailbox) {
        this.mailbox = mailbox;
        this.faults = new ServerFaults(authorized(GrantsApi.of(mailbox.mailboxes())));
        this.server = Undertow.builder().addHttpListener(0, "127.0.0.1", counted(faults)).build();
    }

    /** Starts a server, to be closed after use. */
    public static LocalMailboxServer start(LocalMailbox mailbox) {
        LocalMailboxServer started = new LocalMailboxServer(mailbox);
        started.server.start();
        return started;
    }

    /** Where it listens, without a path. */
    public String url() {
        return "http://127.0.0.1:" + ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** The requests so far, each as path and query. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /**
     * Answers the next requests with the error that the fault is about.
     *
     * @param fault             one that Nylas itself answers: {@code UNAUTHORIZED}, {@code NOT_FOUND},
     *                          {@code FORBIDDEN}, {@code RATE_LIMITED} or {@code SERVER_ERROR}
     * @param times             how many requests
     * @param retryAfterSeconds what the header {@code Retry-After} says
     */
    public void failNext(Fault fault, long times, int retryAfterSeconds) {
        faults.fail(fault.error(), times, retryAfterSeconds);
    }

    /**
     * The variables in which the real CLI talks to this server and to nothing else.
     *
     * @param home an empty folder, for the settings that the CLI does not take from variables
     */
    public Map<String, String> environment(Path home) throws IOException {
        Path settings = home.resolve("nylas").resolve("config.yaml");
        Files.createDirectories(settings.getParent());
        // "auth list" takes the address from this file only, and would else ask Nylas itself.
        Files.writeString(settings, "region: us\napi:\n  base_url: " + url() + "\n" + defaultGrant());
        return new TreeMap<>(Map.of("HOME", home.toString(),
                "XDG_CONFIG_HOME", home.toString(),
                "NYLAS_API_BASE_URL", url(),
                "NYLAS_API_KEY", API_KEY,
                "NYLAS_DISABLE_KEYRING", "true",
                "NYLAS_FILE_STORE_PASSPHRASE", "only for this folder"));
    }

    /**
     * Writes an executable that runs the real CLI against this server.
     *
     * @param nylas  the real CLI
     * @param folder is made when it does not exist
     * @return the path of {@code nylas} in the folder
     */
    public Path install(Path nylas, Path folder) throws IOException {
        return Executable.write(folder.resolve("nylas"), nylas, environment(folder.resolve("home").toAbsolutePath()));
    }

    @Override
    public void close() {
        server.stop();
    }

    private String defaultGrant() {
        return mailbox.mailboxes().defaultId().map(id -> "default_grant: " + id + "\n").orElse("");
    }

    private HttpHandler counted(HttpHandler next) {
        return exchange -> {
            String query = exchange.getQueryString();
            requests.add(exchange.getRequestPath() + (query.isEmpty() ? "" : "?" + query));
            next.handleRequest(exchange);
        };
    }

    private static HttpHandler authorized(HttpHandler next) {
        return exchange -> {
            if (("Bearer " + API_KEY).equals(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION))) {
                next.handleRequest(exchange);
            } else {
                ApiAnswer.of(ApiError.UNAUTHORIZED).send(exchange);
            }
        };
    }
}
