package io.mailroutes.salesforce;

/**
 * How to log in to Salesforce: the {@code salesforce.*} properties. Empty means not given.
 *
 * @param loginUrl         {@code https://login.salesforce.com}, {@code https://test.salesforce.com} or a My Domain URL
 * @param instanceUrl      the org's own URL; only a ready token needs it
 * @param token            a ready access token
 * @param clientId         consumer key of the connected app
 * @param clientSecret     consumer secret of the connected app
 * @param userName         for the password and the JWT login
 * @param password         for the password login
 * @param securityToken    for the password login; joined to the password, as Salesforce wants it
 * @param refreshToken     for the refresh token login
 * @param keystore         file with the private key for the JWT login
 * @param keystorePassword password of that file
 */
public record LoginSettings(String loginUrl, String instanceUrl, String token, String clientId, String clientSecret,
        String userName, String password, String securityToken, String refreshToken, String keystore,
        String keystorePassword) {

    /** The ways to log in, chosen by what is given. */
    public enum Type {
        TOKEN, JWT, REFRESH_TOKEN, PASSWORD, CLIENT_CREDENTIALS
    }

    /** @return the way to log in that what is given belongs to; something may be missing */
    Type begun() {
        if (!token.isEmpty()) {
            return Type.TOKEN;
        } else if (!keystore.isEmpty()) {
            return Type.JWT;
        } else if (!refreshToken.isEmpty()) {
            return Type.REFRESH_TOKEN;
        }
        return password.isEmpty() ? Type.CLIENT_CREDENTIALS : Type.PASSWORD;
    }

    /**
     * @return the one way to log in that what is given is complete for
     * @throws LoginException naming what to set when nothing is complete
     */
    public Type type() {
        return switch (begun()) {
            case TOKEN -> complete(Type.TOKEN, !instanceUrl.isEmpty(), "salesforce.instance-url (SF_INSTANCE)");
            case JWT -> complete(Type.JWT, !clientId.isEmpty() && !userName.isEmpty(),
                    "salesforce.client-id (SF_CLIENT_ID) and salesforce.user-name (SF_USERNAME)");
            case REFRESH_TOKEN -> complete(Type.REFRESH_TOKEN, !clientId.isEmpty(),
                    "salesforce.client-id (SF_CLIENT_ID)");
            case PASSWORD -> complete(Type.PASSWORD,
                    !userName.isEmpty() && !clientId.isEmpty() && !clientSecret.isEmpty(),
                    "salesforce.user-name (SF_USERNAME), salesforce.client-id (SF_CLIENT_ID) and "
                            + "salesforce.client-secret (SF_CLIENT_SECRET)");
            case CLIENT_CREDENTIALS -> complete(Type.CLIENT_CREDENTIALS,
                    !clientId.isEmpty() && !clientSecret.isEmpty(),
                    "salesforce.client-id and salesforce.client-secret (SF_CLIENT_ID, SF_CLIENT_SECRET), or "
                            + "salesforce.instance-url and salesforce.token (SF_INSTANCE, SF_TOKEN)");
        };
    }

    private static Type complete(Type type, boolean complete, String missing) {
        if (!complete) {
            throw new LoginException("Nothing to log in to Salesforce with. To do: for the " + type.name().toLowerCase()
                    .replace('_', ' ') + " login also set " + missing
                    + " in application.properties or the environment.");
        }
        return type;
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "LoginSettings[loginUrl=" + loginUrl + ", instanceUrl=" + instanceUrl + ", clientId=" + clientId
                + ", userName=" + userName + "]";
    }
}
