package io.mailroutes.localmailbox;

import java.time.Clock;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.HttpHandler;
import io.undertow.server.RoutingHandler;

/**
 * The part of the Nylas API v3 that reads mailboxes: grants, and the folders, contacts, messages,
 * calendars and events of each.
 */
final class GrantsApi {

    // How many items a page has when the request does not say.
    private static final int GRANTS = 10;
    private static final int FOLDERS = 50;
    private static final int CONTACTS = 30;
    private static final int MESSAGES = 50;
    private static final int CALENDARS = 50;
    private static final int EVENTS = 50;
    private static final int MOST_IMPORTED = 500;

    private final Mailboxes mailboxes;

    private GrantsApi(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    static HttpHandler of(Mailboxes mailboxes) {
        GrantsApi api = new GrantsApi(mailboxes);
        return new RoutingHandler()
                .get("/v3/grants", ask(api::grants))
                .get("/v3/grants/{grant}", ask(api.of(GrantsApi::grant)))
                .get("/v3/grants/{grant}/folders", ask(api.of(GrantsApi::folders)))
                .get("/v3/grants/{grant}/contacts", ask(api.of(GrantsApi::contacts)))
                .get("/v3/grants/{grant}/messages", ask(api.of(GrantsApi::messages)))
                .get("/v3/grants/{grant}/calendars", ask(api.of(GrantsApi::calendars)))
                .get("/v3/grants/{grant}/events", ask(api.of(GrantsApi::events)))
                .get("/v3/grants/{grant}/events/import", ask(api.of(GrantsApi::importedEvents)))
                .setFallbackHandler(ask(request -> ApiAnswer.of(ApiError.NOT_FOUND)));
    }

    /** Grants are the one list that pages by {@code offset}. */
    private ApiAnswer grants(ApiRequest request) {
        return ApiAnswer.of(new Page(mailboxes.all().stream().skip(request.number("offset", 0))
                .limit(request.limit(GRANTS)).map(GrantsApi::describe).toList(), null));
    }

    private static ApiAnswer grant(ApiRequest request, Mailbox mailbox) {
        return ApiAnswer.of(describe(mailbox));
    }

    private static ApiAnswer folders(ApiRequest request, Mailbox mailbox) {
        return ApiAnswer.of(Page.of(skipped -> mailbox.folders().stream().skip(skipped)
                .map(folder -> describe(folder, mailbox.grant())), item -> true, request.cursor(),
                request.limit(FOLDERS)));
    }

    private static ApiAnswer contacts(ApiRequest request, Mailbox mailbox) {
        ContactFilter filter = new ContactFilter();
        request.text("email").ifPresent(filter::email);
        request.text("source").ifPresent(filter::source);
        return ApiAnswer.of(Page.of(mailbox::contacts, filter, request.cursor(), request.limit(CONTACTS)));
    }

    private static ApiAnswer messages(ApiRequest request, Mailbox mailbox) {
        MessageFilter filter = new MessageFilter();
        request.text("in").ifPresent(filter::in);
        request.text("from").ifPresent(filter::from);
        request.text("to").ifPresent(filter::to);
        request.text("subject").ifPresent(filter::subject);
        request.text("received_after").map(Long::parseLong).ifPresent(filter::receivedAfter);
        request.text("received_before").map(Long::parseLong).ifPresent(filter::receivedBefore);
        request.text("unread").map(Boolean::parseBoolean).ifPresent(unread -> filter.marked("unread", unread));
        request.text("starred").map(Boolean::parseBoolean).ifPresent(starred -> filter.marked("starred", starred));
        request.text("has_attachment").map(Boolean::parseBoolean).ifPresent(filter::attachment);
        request.text("metadata_pair").ifPresent(filter::metadata);
        return ApiAnswer.of(Page.of(mailbox::messages, filter, request.cursor(), request.limit(MESSAGES)));
    }

    private static ApiAnswer calendars(ApiRequest request, Mailbox mailbox) {
        return ApiAnswer.of(Page.of(skipped -> mailbox.calendars().stream().skip(skipped)
                .map(calendar -> describe(calendar, mailbox.grant())), item -> true, request.cursor(),
                request.limit(CALENDARS)));
    }

    private static ApiAnswer events(ApiRequest request, Mailbox mailbox) {
        boolean isCancelledShown = request.text("show_cancelled").map(Boolean::parseBoolean).orElse(false);
        return events(request, mailbox, isCancelledShown, request.limit(EVENTS));
    }

    /** A copy of a calendar has everything in it, and larger pages. */
    private static ApiAnswer importedEvents(ApiRequest request, Mailbox mailbox) {
        return events(request, mailbox, true, request.limit(EVENTS, MOST_IMPORTED));
    }

    private static ApiAnswer events(ApiRequest request, Mailbox mailbox, boolean isCancelledShown, int limit) {
        Optional<Calendar> calendar = request.text("calendar_id").flatMap(mailbox::calendar);
        if (calendar.isEmpty()) {
            return ApiAnswer.of(request.text("calendar_id").isPresent() ? ApiError.NOT_FOUND : ApiError.BAD_REQUEST);
        }
        EventFilter filter = EventFilter.between(calendar.get().id(), request.second("start"), request.second("end"),
                Clock.systemUTC()).showingCancelled(isCancelledShown);
        return ApiAnswer.of(Page.of(mailbox::events, filter, request.cursor(), limit));
    }

    private Question of(MailboxQuestion question) {
        return request -> mailboxes.byId(request.grant()).map(mailbox -> question.ask(request, mailbox))
                .orElse(ApiAnswer.of(ApiError.NOT_FOUND));
    }

    private static HttpHandler ask(Question question) {
        return exchange -> {
            try {
                question.ask(new ApiRequest(exchange)).send(exchange);
            } catch (NumberFormatException e) {
                ApiAnswer.of(ApiError.BAD_REQUEST).send(exchange);
            }
        };
    }

    private static ObjectNode describe(Mailbox mailbox) {
        Grant grant = mailbox.grant();
        return JsonNodeFactory.instance.objectNode().put("id", grant.id()).put("provider", grant.provider())
                .put("grant_status", grant.status()).put("email", grant.email());
    }

    private static ObjectNode describe(Folder folder, Grant grant) {
        return JsonNodeFactory.instance.objectNode().put("id", folder.id()).put("grant_id", grant.id())
                .put("name", folder.name()).put("object", "folder");
    }

    private static ObjectNode describe(Calendar calendar, Grant grant) {
        return JsonNodeFactory.instance.objectNode().put("id", calendar.id()).put("grant_id", grant.id())
                .put("name", calendar.id()).put("is_primary", calendar.isPrimary()).put("object", "calendar");
    }

    private interface Question {
        ApiAnswer ask(ApiRequest request);
    }

    private interface MailboxQuestion {
        ApiAnswer ask(ApiRequest request, Mailbox mailbox);
    }
}
