package io.mailroutes.localmailbox;

import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.PathTemplateMatch;

/** What a request asks for. */
final class ApiRequest {

    private static final int MOST = 200;

    private final HttpServerExchange exchange;

    ApiRequest(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    /** The grant in the path. */
    String grant() {
        return exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY).getParameters().get("grant");
    }

    Optional<String> text(String parameter) {
        return Optional.ofNullable(exchange.getQueryParameters().get(parameter)).map(Deque::peek);
    }

    /** @throws NumberFormatException when it is none */
    OptionalLong second(String parameter) {
        return text(parameter).map(text -> OptionalLong.of(Long.parseLong(text))).orElse(OptionalLong.empty());
    }

    /** @throws NumberFormatException when it is none */
    int number(String parameter, int otherwise) {
        return text(parameter).map(Integer::parseInt).orElse(otherwise);
    }

    /** @throws NumberFormatException when it is no number from 1 to 200 */
    int limit(int otherwise) {
        return limit(otherwise, MOST);
    }

    /** @throws NumberFormatException when it is no number from 1 to the most */
    int limit(int otherwise, int most) {
        int limit = number("limit", otherwise);
        if (limit < 1 || limit > most) {
            throw new NumberFormatException("limit is not between 1 and " + most);
        }
        return limit;
    }

    /** Where the page begins; empty for the first. */
    String cursor() {
        return text("page_token").orElse("");
    }
}
