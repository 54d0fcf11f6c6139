package io.mailroutes.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import net.thisptr.jackson.jq.Scope;

/** What {@link Dialect} adds to jq that looks at a whole message, or at a list of addresses. */
final class MessageFunctions {

    // The CLI prints nothing that is deeper.
    private static final int DEEPEST = 20;

    private MessageFunctions() {
    }

    static void addTo(Scope scope, AutomaticMail automatic) {
        scope.addFunction("digest", 0, JqFunction.ofNone(in -> in.isNull() ? in : TextNode.valueOf(digest(in))));
        scope.addFunction("filled", 0, JqFunction.ofNone(in -> filled(in, 0)));
        scope.addFunction("addresses", 0, JqFunction.ofNone(MessageFunctions::addresses));
        scope.addFunction("is_automatic", 0, JqFunction.ofNone(in -> BooleanNode.valueOf(
                in.isTextual() ? automatic.isSender(in.textValue()) : automatic.is(in))));
        scope.addFunction("mail_header", 1, JqFunction.ofOne((message, name) ->
                orNull(AutomaticMail.header(message, name.asText()))));
        scope.addFunction("in_folder", 1, JqFunction.ofOne((message, folders) ->
                BooleanNode.valueOf(MailFolders.isIn(message, folders.asText()))));
    }

    private static JsonNode filled(JsonNode value, int depth) {
        if (value.isTextual()) {
            return Blank.is(value.textValue()) ? NullNode.getInstance() : value;
        }
        if (value instanceof ObjectNode object && depth < DEEPEST) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> filled.set(field.getKey(), filled(field.getValue(), depth + 1)));
            return filled;
        }
        if (value.isArray() && depth < DEEPEST) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            value.forEach(each -> filled.add(filled(each, depth + 1)));
            return filled;
        }
        return value;
    }

    private static String digest(JsonNode value) {
        return Hashing.sha256().hashString(value.toString(), StandardCharsets.UTF_8).toString();
    }

    private static JsonNode addresses(JsonNode emails) {
        List<String> usableFirst = Addresses.usableFirst(StreamSupport.stream(emails.spliterator(), false)
                .map(each -> each.isObject() ? each.path("email") : each).map(each -> each.asText("")));
        ArrayNode addresses = JsonNodeFactory.instance.arrayNode();
        usableFirst.forEach(addresses::add);
        return addresses;
    }

    private static JsonNode orNull(String text) {
        return text == null ? NullNode.getInstance() : TextNode.valueOf(text);
    }
}
