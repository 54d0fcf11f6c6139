package io.mailroutes.localorg.auth;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;

/** The tokens that have been given out. */
public final class Sessions {

    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";
    private static final int RANDOM_CHARACTERS = 96;

    private final Identity identity;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final String refreshToken;

    public Sessions(Identity identity) {
        this.identity = identity;
        this.refreshToken = "5Aep861" + randomText();
    }

    /** Logs the user in. */
    public Session open() {
        Session session = new Session(identity.tokenPrefix() + randomText(), identity.userId());
        sessions.put(session.token(), session);
        return session;
    }

    private String randomText() {
        StringBuilder text = new StringBuilder();
        random.ints(RANDOM_CHARACTERS, 0, CHARACTERS.length()).forEach(i -> text.append(CHARACTERS.charAt(i)));
        return text.toString();
    }

    public String refreshToken() {
        return refreshToken;
    }

    public Optional<Session> find(String token) {
        return Optional.ofNullable(sessions.get(token));
    }

    /** Ends one session. */
    public boolean revoke(String token) {
        return sessions.remove(token) != null || refreshToken.equals(token);
    }

    /** Ends all sessions: whoever comes with an old token has to log in again. */
    public void expireAll() {
        sessions.clear();
    }

    /** Gives the request the session that its token proves. */
    public Request authenticate(Request request) {
        String header = request.header("Authorization").orElse("");
        if (!header.isEmpty() && !header.matches("(?i)(Bearer|OAuth) .*")) {
            throw new ApiException(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE");
        }
        return find(header.replaceFirst("^\\S+ ", "").strip()).map(request::with).orElseThrow(
                () -> new ApiException(401, "INVALID_SESSION_ID", "Session expired or invalid"));
    }
}
