package io.mailroutes.localorg;

import java.nio.file.Path;

/** The local org by itself, for clients outside this virtual machine. It runs until it is stopped. */
public final class LocalOrgServer {

    private static final String DEFAULT_PORT = "8080";

    private LocalOrgServer() {
    }

    /**
     * Takes the port from the system property {@code local-org.port}, and an sfdx folder with custom fields from
     * {@code local-org.metadata}.
     */
    public static void main(String[] args) throws InterruptedException {
        LocalOrgBuilder builder = LocalOrg.builder()
                .port(Integer.parseInt(System.getProperty("local-org.port", DEFAULT_PORT)));
        String metadata = System.getProperty("local-org.metadata", "");
        if (!metadata.isEmpty()) {
            builder.metadata(Path.of(metadata));
        }
        try (LocalOrg org = builder.start()) {
            System.out.println(greeting(org));
            Thread.currentThread().join();
        }
    }

    private static String greeting(LocalOrg org) {
        return """
                The local org listens at %1$s
                Open %1$s/ in a browser to see what is in it and what was called.
                  client id       %2$s
                  client secret   %3$s
                  user name       %4$s
                  password        %5$s
                  security token  %6$s
                  refresh token   %7$s
                  access token    %8$s
                """.formatted(org.url(), org.clientId(), org.clientSecret(), org.username(), org.password(),
                org.securityToken(), org.refreshToken(), org.accessToken());
    }
}
