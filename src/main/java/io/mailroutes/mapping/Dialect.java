package io.mailroutes.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.language.jq.JqFunctions;
import org.apache.camel.language.jq.JqLanguage;

/**
 * What Mailroutes adds to jq, for all jq expressions of a Camel context. The README has the table of it.
 *
 * <p>References and reasons travel as objects that no JSON can hold, see {@link Reference} and {@link Skip}.
 */
public final class Dialect {

    private final OrgZone zone;
    private final CompanyDomain companies;
    private final AutomaticMail automatic;

    /**
     * @param zone      in which days are told
     * @param companies the rules for routes that work on no mailbox
     * @param automatic which mail no person wrote
     */
    public Dialect(OrgZone zone, CompanyDomain companies, AutomaticMail automatic) {
        this.zone = zone;
        this.companies = companies;
        this.automatic = automatic;
    }

    /** Makes the functions and {@code $mailbox} known to the jq language of a context. */
    public void addTo(CamelContext context) {
        Scope scope = ((JqLanguage) context.resolveLanguage("jq")).getRootScope();
        scope.setValue("mailbox", () -> mailbox().map(MailboxFacts::facts).orElse(NullNode.getInstance()));
        addReferences(scope);
        MessageFunctions.addTo(scope, automatic);
        text(scope, "html_text", HtmlText::of);
        time(scope, "org_day", new DayInZone(zone));
        text(scope, "company_domain", address -> rules().ofAddress(address).orElse(null));
        text(scope, "website_domain", website -> CompanyDomain.ofWebsite(website).orElse(null));
        text(scope, "given_name", name -> blankToNull(PersonName.of(name).given()));
        text(scope, "surname", name -> blankToNull(PersonName.of(name).surname()));
        text(scope, "address", Addresses::of);
        time(scope, "utc", time -> Moment.of(time, ZoneOffset.UTC).toString());
        add(scope, "is_internal", in -> BooleanNode.valueOf(in.isTextual() && isInternal(in.textValue())));
    }

    /**
     * @param text a jq expression
     * @return what makes of a value all texts that the expression gives, blank ones left out
     */
    public static Function<JsonNode, List<String>> texts(CamelContext context, String text) {
        Scope scope = Scope.newChildScope(((JqLanguage) context.resolveLanguage("jq")).getRootScope());
        try {
            JsonQuery query = JsonQuery.compile(text, Versions.JQ_1_7);
            return value -> texts(query, scope, value);
        } catch (JsonQueryException e) {
            throw new MappingException("The jq \"" + text + "\" cannot be read: " + e.getMessage());
        }
    }

    private static List<String> texts(JsonQuery query, Scope scope, JsonNode value) {
        List<String> texts = new ArrayList<>();
        try {
            query.apply(scope, value, each -> texts.addAll(Mapped.texts(each)));
        } catch (JsonQueryException e) {
            throw new MappingException("The jq \"" + query + "\" cannot work with " + value + ": " + e.getMessage());
        }
        return texts;
    }

    private static void addReferences(Scope scope) {
        scope.addFunction("ref", 2, JqFunction.ofTwo((kind, key) -> reference(kind, key, null)));
        scope.addFunction("ref", 3, JqFunction.ofThree(Dialect::reference));
        scope.addFunction("skip", 1, JqFunction.ofOne((in, reason) -> new POJONode(new Skip(reason.asText()))));
        scope.addFunction("its", 1, JqFunction.ofOne((in, field) -> new POJONode(
                required(in, "its").its(field.asText()))));
        add(scope, "optional", in -> in.isNull() ? in : new POJONode(required(in, "optional").asOptional()));
    }

    private static JsonNode reference(JsonNode kind, JsonNode key, JsonNode seed) throws JsonQueryException {
        if (!kind.isTextual() || key.isContainerNode()) {
            throw new JsonQueryException("ref takes the name of a kind and a key, as in "
                    + "ref(\"contacts\"; .from[0].email), not " + kind + " and " + key);
        }
        return new POJONode(new Reference(kind.textValue(), Blank.strip(key.asText("")), seed, "", false));
    }

    private static Reference required(JsonNode in, String function) throws JsonQueryException {
        Reference reference = Reference.in(in);
        if (reference == null) {
            throw new JsonQueryException(function + " takes a reference, as in ref(\"contacts\"; …) | " + function
                    + ", not " + in.getNodeType());
        }
        return reference;
    }

    private CompanyDomain rules() {
        return mailbox().map(MailboxFacts::companies).orElse(companies);
    }

    private boolean isInternal(String address) {
        return mailbox().map(mailbox -> mailbox.isInternal(Blank.strip(address))).orElse(companies.isInternal(address));
    }

    private static Optional<MailboxFacts> mailbox() {
        Exchange exchange = JqFunctions.EXCHANGE_LOCAL.get();
        return Optional.ofNullable(exchange == null ? null
                : exchange.getProperty(MailboxFacts.PROPERTY, MailboxFacts.class));
    }

    private static String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void add(Scope scope, String name, JqFunction.Of function) {
        scope.addFunction(name, 0, JqFunction.ofNone(function));
    }

    private static void text(Scope scope, String name, UnaryOperator<String> operation) {
        add(scope, name, in -> ofText(name, operation, in));
    }

    // Some count the seconds from 1970.
    private static void time(Scope scope, String name, UnaryOperator<String> operation) {
        add(scope, name, in -> ofText(name, operation, in.isIntegralNumber() ? TextNode.valueOf(in.asText()) : in));
    }

    private static JsonNode ofText(String name, UnaryOperator<String> operation, JsonNode in) throws JsonQueryException {
        if (in.isNull()) {
            return in;
        }
        if (!in.isTextual()) {
            throw new JsonQueryException(name + " takes text, not " + in.getNodeType());
        }
        return node(name, operation, in.textValue());
    }

    private static JsonNode node(String name, Function<String, String> operation, String in) throws JsonQueryException {
        try {
            String text = operation.apply(in);
            return text == null ? NullNode.getInstance() : TextNode.valueOf(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new JsonQueryException(name + ": " + e.getMessage(), e);
        }
    }
}
