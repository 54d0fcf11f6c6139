package io.mailroutes.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Blots secrets out of a text: those it was told of, and what looks like one that Salesforce gave or is sent. */
final class SecretMask {

    private static final String BLOT = "…";
    // A shorter one would blot out half of every word.
    private static final int SHORTEST = 4;

    private static final Pattern LOOKS_SECRET = Pattern.compile(
            // Access tokens, as text and as JSON Web Tokens; these are also how a log-in with a key proves itself
            "\\b00D\\w{12,15}![\\w.]+|\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*=*"
                    // Headers of a call, and the form of a log-in and its answer
                    + "|(?i)(?<=\\bAuthorization[:=]\\s?)(Bearer|OAuth|Basic)\\s[^\\s,\\]}]+"
                    + "|(?<=\\b(client_secret|password|refresh_token|access_token|assertion|token)=)[^&\\s,\\]}]+"
                    + "|(?<=\"(access_token|refresh_token)\"\\s?:\\s?\")[^\"]+"
                    // Jetty quotes the first and the last bytes of what it sends and gets
                    + "|(?<=<<<).{0,200}?(?=>>>)", Pattern.DOTALL);

    private volatile List<String> known = List.of();

    /** @param secrets that must not be shown from now on */
    synchronized void hide(Collection<String> secrets) {
        Set<String> all = new LinkedHashSet<>(known);
        secrets.stream().filter(secret -> secret.length() >= SHORTEST).flatMap(SecretMask::forms).forEach(all::add);
        // The longest first, because one may be part of another.
        known = all.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    private static Stream<String> forms(String secret) {
        return Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }

    /** @return the text with a sign in place of each secret; the same text when there is none */
    String mask(String text) {
        String masked = text;
        for (String secret : known) {
            masked = masked.replace(secret, BLOT);
        }
        return LOOKS_SECRET.matcher(masked).replaceAll(BLOT);
    }
}
