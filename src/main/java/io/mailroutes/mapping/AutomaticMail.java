package io.mailroutes.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Mail that no person wrote to another: by the sender's address, and by the headers of
 * <a href="https://www.rfc-editor.org/rfc/rfc3834">RFC 3834</a> and of mailing lists, where the CLI gives them.
 */
public final class AutomaticMail {

    private static final Set<String> PRECEDENCES = Set.of("bulk", "junk", "list", "auto_reply");

    private final List<Pattern> wholes;
    private final List<Pattern> names;

    /**
     * @param senders what stands before the {@code @} of an automatic sender, or whole addresses; {@code *} stands for
     *                any text, and {@code _} is as good as {@code -}
     */
    public AutomaticMail(List<String> senders) {
        wholes = senders.stream().filter(sender -> sender.contains("@")).map(AutomaticMail::pattern).toList();
        names = senders.stream().filter(sender -> !sender.contains("@")).map(AutomaticMail::pattern).toList();
    }

    private static Pattern pattern(String sender) {
        return Pattern.compile(Arrays.stream(plain(sender).split("\\*+", -1)).map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    private static String plain(String address) {
        return address.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a machine sends from this address. */
    boolean isSender(String address) {
        String plain = plain(address);
        String name = plain.substring(0, Math.max(0, plain.lastIndexOf('@')));
        return wholes.stream().anyMatch(each -> each.matcher(plain).matches())
                || names.stream().anyMatch(each -> each.matcher(name).matches());
    }

    /** @param message as the CLI prints it; its first sender counts */
    boolean is(JsonNode message) {
        String sender = Addresses.of(message.at("/from/0/email").asText(""));
        String submitted = Objects.requireNonNullElse(header(message, "Auto-Submitted"), "no");
        String precedence = Objects.requireNonNullElse(header(message, "Precedence"), "");
        return sender != null && isSender(sender) || !submitted.strip().toLowerCase(Locale.ROOT).startsWith("no")
                || PRECEDENCES.contains(precedence.strip().toLowerCase(Locale.ROOT))
                || header(message, "List-Unsubscribe") != null;
    }

    /** @return the value of a message's first header of that name, in any case; null for none that is not blank */
    static String header(JsonNode message, String name) {
        for (JsonNode header : message.path("headers")) {
            String value = header.path("value").asText("");
            if (header.path("name").asText().equalsIgnoreCase(name) && !Blank.is(value)) {
                return Blank.strip(value);
            }
        }
        return null;
    }
}
