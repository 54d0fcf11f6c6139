package io.mailroutes.localmailbox;

import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/** Which contacts a request asks for: the query parameters of {@code GET /v3/grants/{id}/contacts}. */
final class ContactFilter implements Predicate<JsonNode> {

    private Predicate<JsonNode> all = contact -> true;

    /** Only contacts with this address. */
    ContactFilter email(String address) {
        return only(contact -> contact.path("emails").findValuesAsText("email").stream()
                .anyMatch(address::equalsIgnoreCase));
    }

    /** Only contacts that come from there: {@code address_book}, {@code inbox} or {@code domain}. */
    ContactFilter source(String source) {
        return only(contact -> contact.path("source").asText().equals(source));
    }

    @Override
    public boolean test(JsonNode contact) {
        return all.test(contact);
    }

    private ContactFilter only(Predicate<JsonNode> condition) {
        all = all.and(condition);
        return this;
    }
}
