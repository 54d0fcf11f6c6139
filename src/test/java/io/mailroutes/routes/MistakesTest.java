package io.mailroutes.routes;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mailroutes.report.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Mistakes in routes are found before anything runs, and each message says what to do. */
class MistakesTest extends MappingRoutesTest {

    @BeforeEach
    void somebody() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "a@b.com", "Hi")));
    }

    /** Why it does not even start. */
    private String startFails() {
        Throwable mistake = catchThrowable(this::start);
        assertThat(mistake).isNotNull();
        String reason = Reason.of(mistake);
        assertThat(reason.lines()).allSatisfy(line -> assertThat(line).contains(" To do: "));
        assertThat(org.callLog()).isEmpty();
        return reason;
    }

    /** Why a run ends before it writes. */
    private String runFails() {
        String reason = syncFails();
        assertThat(reason).contains(" To do: ");
        assertThat(writes()).isZero();
        return reason;
    }

    private void contactsSay(String parameter) {
        edit("contacts.camel.yaml", "externalId: Email\n", "externalId: Email\n              " + parameter + "\n");
    }

    @Test
    void aParameterThatIsMistyped() {
        contactsSay("whenEmtpy: Title");
        assertThat(startFails()).isEqualTo("contacts.camel.yaml, route mailroutes-contacts-record: "
                + "kamelet:mailroutes-record has no parameter whenEmtpy; did you mean whenEmpty? To do: correct it there, or "
                + "take it out.");
    }

    @Test
    void anObjectInTheWrongCase() {
        edit("contacts.camel.yaml", "object: Contact", "object: contact");
        assertThat(runFails()).contains("contacts.camel.yaml writes contact, but Salesforce calls it Contact");
    }

    @Test
    void anObjectThatIsNotThere() {
        edit("contacts.camel.yaml", "object: Contact", "object: Contcat");
        assertThat(runFails()).contains("contacts.camel.yaml writes Contcat, which this org does not have");
    }

    @Test
    void aFieldThatIsNotThere() {
        edit("contacts.camel.yaml", "Title: .job_title", "Titel: .job_title");
        assertThat(runFails()).contains("contacts.camel.yaml maps Contact.Titel", "did you mean Title?");
    }

    @Test
    void aFieldInTheWrongCase() {
        edit("contacts.camel.yaml", "Title: .job_title", "title: .job_title");
        assertThat(runFails()).contains("contacts.camel.yaml maps Contact.title", "did you mean Title?");
    }

    @Test
    void anExternalIdThatIsNone() {
        edit("contacts.camel.yaml", "externalId: Email", "externalId: Emial");
        assertThat(runFails()).contains("contacts.camel.yaml upserts by Contact.Emial", "did you mean Email?");
    }

    @Test
    void aRuleForAFieldThatIsNotThere() {
        contactsSay("never: Titel");
        assertThat(runFails()).contains("contacts.camel.yaml says when Contact.Titel is overwritten");
    }

    @Test
    void jqThatCannotBeRead() {
        edit("contacts.camel.yaml", "Title: .job_title,", "Title: (.job_title,");
        assertThat(startFails()).containsPattern("contacts.camel.yaml, line \\d+: \".*\" is no jq: ");
    }

    @ParameterizedTest
    @CsvSource({"company_domain, compny_domain", "given_name, givenname", "is_internal, is_internl"})
    void aFunctionThatIsMistyped(String right, String wrong) {
        edit(right.startsWith("is") ? "emails.camel.yaml" : "contacts.camel.yaml", "| " + right, "| " + wrong);
        assertThat(startFails()).contains("calls " + wrong + "/0", "did you mean " + right + "/0?");
    }

    @Test
    void aKindWithoutARoute() {
        edit("sync.camel.yaml", "kinds: contacts, emails, accounts", "kinds: contacts, emials, accounts");
        assertThat(startFails()).contains("sync.camel.yaml, route mailroutes-sync: the kind emials has no route from "
                + "direct:mailroutes-emials-record; did you mean emails?");
    }

    @Test
    void aKindWhoseRouteSaysAnother() {
        edit("emails.camel.yaml", "kind: emails", "kind: emials");
        assertThat(startFails()).contains("sync.camel.yaml, route mailroutes-sync: no kamelet:mailroutes-record has kind: "
                + "emails; did you mean emials?");
    }

    @Test
    void aRouteThatIsNotThere() {
        edit("contacts.camel.yaml", "- to:\n                  uri: direct:mailroutes-contacts-record",
                "- to:\n                  uri: direct:mailroutes-contact-record");
        assertThat(startFails()).contains("contacts.camel.yaml, route mailroutes-contacts: nothing takes what is sent to "
                + "direct:mailroutes-contact-record; did you mean direct:mailroutes-contacts-record?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ref(\"contcts\"; $sender;", "if false then ref(\"contcts\"; \"x\") else . end | ref(\"contacts\"; $sender;"})
    void aReferenceToAKindThatIsNotThere(String reference) {
        edit("emails.camel.yaml", "ref(\"contacts\"; $sender;", reference);
        assertThat(startFails()).containsPattern("emails.camel.yaml, line \\d+: \".*\" refers to the kind contcts, of which "
                + "no records are made; did you mean contacts\\?");
    }

    @Test
    void aReferenceToAKindThatIsWorkedOut() {
        edit("emails.camel.yaml", "ref(\"contacts\"; $sender;", "ref(\"con\" + \"tcts\"; $sender;");
        assertThat(runFails()).contains("emails.camel.yaml refers to the kind contcts").contains("did you mean contacts?");
    }

    @Test
    void kindsThatReferToEachOtherInACircle() {
        edit("accounts.camel.yaml", "Website: .domain", "Website: .domain, "
                + "ParentId: (ref(\"contacts\"; \"x@y.com\") | optional)");
        assertThat(runFails()).contains("The kinds refer to each other in a circle: ", "contacts to accounts");
    }

    @Test
    void aReferenceInAFieldThatTakesNone() {
        edit("emails.camel.yaml", "Status: \"Completed\"", "Status: \"Completed\", ActivityDate: $contact");
        assertThat(runFails()).contains("emails.camel.yaml gives Task.ActivityDate the id of a record of contacts");
    }

    @Test
    void aLookUpThatDoesNotSayWhatItFound() {
        edit("accounts.camel.yaml", "              found: .Website | website_domain\n", "");
        assertThat(startFails()).contains("accounts.camel.yaml does not say which key a row of mailroutes-accounts-lookup "
                + "answers", "the parameter found");
    }

    @Test
    void aLookUpOfAKindThatIsNotThere() {
        edit("lookups.camel.yaml", "direct:mailroutes-accounts-lookup", "direct:mailroutes-acounts-lookup");
        assertThat(startFails()).contains("lookups.camel.yaml, route mailroutes-accounts-lookup: finds records of the kind "
                + "acounts, of which none are made; did you mean accounts?");
    }

    @Test
    void whatWasFoundByJqThatCannotBeRead() {
        edit("accounts.camel.yaml", "found: .Website | website_domain", "found: .Website | website_domian");
        assertThat(startFails()).contains("accounts.camel.yaml, line ", "calls website_domian/0", "website_domain/0?");
    }

    @Test
    void aKindThatGoesToTwoObjects() {
        steps("emails", transform("{Subject: .subject}") + RECORD + RECORD.replace("Task", "Event"));
        assertThat(startFails()).contains("Records of the kind emails go to Task (emails.camel.yaml) and to Event "
                + "(emails.camel.yaml)");
    }

    @Test
    void aKindThatGoesToOneObjectByTwoRules() {
        steps("emails", transform("{Subject: .subject}") + RECORD + RECORD.replace("never", "always"));
        assertThat(startFails()).contains("with other parameters");
    }

    @Test
    void twoStepsThatSayTheSameAreNoMistake() {
        steps("emails", """
                - choice:
                    when:
                      - expression:
                          jq:
                            expression: .subject == "Hi"
                        steps:
                """ + (transform("{Subject: \"It says Hi\"}") + RECORD).indent(10) + """
                    otherwise:
                      steps:
                """ + (transform("{Subject: .subject}") + RECORD).indent(8));
        sync();
        assertThat(subjects()).containsExactly("It says Hi");
    }

    @Test
    void idsOfRoutesMayBeAnything() {
        edit("emails.camel.yaml", "id: mailroutes-emails\n", "id: my-mail\n");
        edit("lookups.camel.yaml", "id: mailroutes-accounts-lookup", "id: find-companies");
        String account = org.insert("Account", Map.of("Name", "Holding", "Website", "https://www.acme.com"));
        sync();
        assertThat(only("SELECT AccountId FROM Contact WHERE Email = 'sarah@acme.com'")).isEqualTo(account);
        assertThat(count("Task")).isEqualTo(1);
    }

    @Test
    void aKindThatIsOnlyReferredToNeedsNoPlaceInTheOrder() {
        edit("sync.camel.yaml", "kinds: contacts, emails, accounts", "kinds: contacts, emails");
        edit("accounts.camel.yaml", "Website: .domain", "Website: .domain, AnnualRevenue: \"much\"");
        sync();
        assertThat(values("kind")).contains("accounts");
        restart();
        edit("accounts.camel.yaml", ", AnnualRevenue: \"much\"", "");
        assertThat(replay().exitStatus()).isZero();
        assertThat(count("Account")).isEqualTo(2);
        assertThat(files()).isEmpty();
    }
}
