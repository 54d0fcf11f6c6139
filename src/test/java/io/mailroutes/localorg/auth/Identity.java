package io.mailroutes.localorg.auth;

/** Whom the local org knows: its one user, and the connected app through which clients log in. */
public record Identity(String organizationId, String userId, String username, String password, String securityToken,
                       String clientId, String clientSecret) {

    /** What stands in the tokens of the org before the exclamation mark. */
    String tokenPrefix() {
        return organizationId.substring(0, organizationId.length() - 3) + "!";
    }

    /** Fixed values, so that a script or a property file stays right from one start to the next. */
    public static Identity standard(String organizationId, String userId) {
        return new Identity(organizationId, userId, "admin@local.org", "local-password", "LocalSecurityToken",
                "3MVG9.local.org.connected.app", "LOCAL-CLIENT-SECRET");
    }
}
