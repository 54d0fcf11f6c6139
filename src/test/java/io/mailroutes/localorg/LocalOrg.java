package io.mailroutes.localorg;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.mailroutes.localorg.auth.Identity;
import io.mailroutes.localorg.auth.TokenApi;
import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.RecordId;
import io.mailroutes.localorg.data.Records;
import io.mailroutes.localorg.http.Api;
import io.mailroutes.localorg.http.Faults;
import io.mailroutes.localorg.http.Limits;
import io.mailroutes.localorg.http.OrgHandler;
import io.mailroutes.localorg.schema.Schema;
import io.undertow.Undertow;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;

/**
 * A stand-in for a Salesforce org on this machine: an HTTP server over a real SQL database that says and refuses what
 * Salesforce does.
 *
 * <pre>{@code
 * try (LocalOrg org = LocalOrg.builder().start()) {
 *     // point any Salesforce client at org.url(), with org.clientId() and org.clientSecret()
 *     org.query("SELECT Id, Email FROM Contact");
 * }
 * }</pre>
 */
public final class LocalOrg implements AutoCloseable {

    private static final int NEWEST_VERSION = 65;

    private final Identity identity;
    private final Database database;
    private final Records records;
    private final Api api;
    private final TokenApi tokens;
    private final Limits limits = new Limits();
    private final Faults faults = new Faults();
    private final OrgHandler handler;
    private final Undertow server;
    private final Path folder;

    private LocalOrg(Builder builder) throws IOException {
        Schema schema = new Schema();
        identity = new Identity(RecordId.to18("00DLo0000000001"), RecordId.to18("005Lo0000000001"), "local-client",
                "local-secret", "admin@local-org.example", "local-password", "LocalToken", "local-refresh-token",
                builder.jwtKey);
        folder = Files.createTempDirectory("local-org-");
        database = new Database(builder.database, schema);
        records = new Records(schema, database);
        records.actAs(identity.userId());
        tokens = new TokenApi(identity);
        api = new Api(schema, records, database, limits, folder);
        handler = new OrgHandler(api, tokens, limits, faults, database, NEWEST_VERSION);
        Setup.run(database, identity, builder.timeZone);
        server = Undertow.builder().addHttpListener(builder.port, "localhost")
                .setHandler(new EncodingHandler(new BlockingHandler(handler), new ContentEncodingRepository()
                        .addEncodingHandler("gzip", new GzipEncodingProvider(), 50)))
                .build();
        server.start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Where it listens, as in {@code http://localhost:8080}. */
    public String url() {
        return "http://localhost:" + ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    public String clientId() {
        return identity.clientId();
    }

    public String clientSecret() {
        return identity.clientSecret();
    }

    public String username() {
        return identity.username();
    }

    public String password() {
        return identity.password();
    }

    public String securityToken() {
        return identity.securityToken();
    }

    public String refreshToken() {
        return identity.refreshToken();
    }

    /** A new access token, as another program's log-in would get it. */
    public String accessToken() {
        return tokens.issue();
    }

    public String organizationId() {
        return identity.organizationId();
    }

    /** Ends every session: the next call of each client is answered 401. */
    public void expireSessions() {
        tokens.expireAll();
    }

    /** @return the rows of a SOQL statement, fields of parents as {@code Account.Name}; not counted as an API call */
    public List<Map<String, Object>> query(String soql) {
        return api.query().rows(soql);
    }

    /** @return how many rows {@code SELECT COUNT() FROM …} counts */
    public long count(String fromAndWhere) {
        return (Long) query("SELECT COUNT() FROM " + fromAndWhere).get(0).get("n");
    }

    /** Creates a record by the same rules as the APIs. @return its id */
    public String insert(String object, Map<String, ?> fields) {
        String id = database.transaction(() -> records.create(records.object(object), fields));
        database.commit();
        return id;
    }

    /** Takes the user's permission on an object away. */
    public void denyAccess(String object) {
        records.deny(object);
    }

    /** Calls as Salesforce counts them: a composite request of any kind is one, a log-in none. */
    public long apiCalls() {
        return limits.used();
    }

    /** Allows this many calls a day. */
    public void dailyApiLimit(long calls) {
        limits.daily(calls);
    }

    public List<OrgHandler.LoggedCall> callLog() {
        return handler.log();
    }

    /** Misbehaviour on demand. */
    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        server.stop();
        api.close();
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the org is to be. */
    public static final class Builder {

        private int port;
        private Path database;
        private PublicKey jwtKey;
        private String timeZone = "America/Los_Angeles";

        /** @param newPort where to listen; 0 for any free port, which is the default */
        public Builder port(int newPort) {
            port = newPort;
            return this;
        }

        /** @param file database file that outlives the org; without one it is in memory */
        public Builder database(Path file) {
            database = file;
            return this;
        }

        /** @param key verifies the assertions of the JWT bearer flow */
        public Builder jwtKey(PublicKey key) {
            jwtKey = key;
            return this;
        }

        /** @param zone the org's default time zone */
        public Builder timeZone(String zone) {
            timeZone = zone;
            return this;
        }

        public LocalOrg start() {
            try {
                return new LocalOrg(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
