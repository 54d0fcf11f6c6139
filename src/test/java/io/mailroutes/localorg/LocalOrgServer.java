package io.mailroutes.localorg;

/** The local org by itself, for clients outside this virtual machine. It runs until it is stopped. */
public final class LocalOrgServer {

    private static final String DEFAULT_PORT = "8080";

    private LocalOrgServer() {
    }

    /** Takes the port from the system property {@code local-org.port}. */
    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(System.getProperty("local-org.port", DEFAULT_PORT));
        try (LocalOrg org = LocalOrg.builder().port(port).start()) {
            System.out.println(greeting(org));
            Thread.currentThread().join();
        }
    }

    private static String greeting(LocalOrg org) {
        return """
                The local org listens at %s
                  client id       %s
                  client secret   %s
                  user name       %s
                  password        %s
                  security token  %s
                  refresh token   %s
                  access token    %s
                """.formatted(org.url(), org.clientId(), org.clientSecret(), org.username(), org.password(),
                org.securityToken(), org.refreshToken(), org.accessToken());
    }
}
