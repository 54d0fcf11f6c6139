package io.mailroutes.localorg;

import java.nio.file.Path;

/**
 * The local org by itself, for any client: {@code mvn -q test-compile exec:java@local-org -Dlocal-org.port=8080}.
 *
 * <p>System properties: {@code local-org.port} (8080) and {@code local-org.database} (a file; in memory without it).
 */
public final class LocalOrgServer {

    private LocalOrgServer() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        String file = System.getProperty("local-org.database", "");
        LocalOrg.Builder builder = LocalOrg.builder().port(Integer.getInteger("local-org.port", 8080));
        try (LocalOrg org = (file.isEmpty() ? builder : builder.database(Path.of(file))).start()) {
            System.out.printf("The local org listens. Stop it with Ctrl-C.%n%n"
                    + "SF_INSTANCE=%s%nSF_TOKEN=%s%nSF_CLIENT_ID=%s%nSF_CLIENT_SECRET=%s%nSF_USERNAME=%s%n"
                    + "SF_PASSWORD=%s%nSF_SECURITY_TOKEN=%s%n", org.url(), org.accessToken(), org.clientId(),
                    org.clientSecret(), org.username(), org.password(), org.securityToken());
            System.out.flush();
            Thread.currentThread().join();
        }
    }
}
