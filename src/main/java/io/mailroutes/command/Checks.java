package io.mailroutes.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.settings.Settings;
import io.mailroutes.mapping.OrgZone;
import io.mailroutes.mapping.Target;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.nylas.Mailbox;
import io.mailroutes.nylas.NylasMailboxes;
import io.mailroutes.report.Reason;
import io.mailroutes.report.StateException;
import io.mailroutes.run.Folders;
import io.mailroutes.salesforce.SalesforceLogin;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** What {@code check} looks at, one line each: ok, or what to do. */
public final class Checks {

    private final CamelContext context;
    private final PrintWriter out;
    private final Settings settings;
    private boolean allOk = true;

    /** @param out where the lines go */
    public Checks(CamelContext context, PrintWriter out) {
        this.context = context;
        this.out = out;
        this.settings = new Settings(context);
    }

    /** @return whether all is ok; a check whose ground is missing is left out */
    public boolean run() {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            check("nylas", () -> template.requestBody("direct:mailroutes-nylas-version", null, String.class).lines().findFirst().orElse(""));
            check("mailboxes", () -> mailboxes(template));
            if (check("log-in", () -> logIn(template))) {
                check("mapping", () -> mapping(template));
                check("limits", () -> limits(template));
            }
            check("state", () -> writable("state.folder"));
            check("dead letters", () -> writable("dead-letter.folder"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return allOk;
    }

    private String mailboxes(ProducerTemplate template) {
        String printed = template.requestBody("direct:mailroutes-mailboxes", null, String.class);
        NylasMailboxes mailboxes = bean("mailroutesMailboxes", NylasMailboxes.class);
        List<String> problems = mailboxes.problems(printed);
        if (!problems.isEmpty()) {
            throw new StateException(String.join("; ", problems));
        }
        return String.join(", ", mailboxes.choose(printed).stream().map(Mailbox::name).toList());
    }

    private String logIn(ProducerTemplate template) {
        template.requestBody("direct:mailroutes-login", (Object) null);
        SalesforceLogin login = bean("mailroutesLogin", SalesforceLogin.class);
        return "organization " + login.organization() + " at " + login.instanceUrl();
    }

    private String mapping(ProducerTemplate template) {
        template.requestBody("direct:mailroutes-preflight", (Object) null);
        Kinds kinds = bean("mailroutesKinds", Kinds.class);
        StringBuilder all = new StringBuilder("every mapped field exists and may be written:");
        for (Target target : kinds.all()) {
            all.append(' ').append(target.object())
                    .append(target.isUpsert() ? " (upsert by " + target.externalId() + ")" : " (create)");
        }
        return all + "; days are told in " + bean("mailroutesZone", OrgZone.class).get();
    }

    private String limits(ProducerTemplate template) {
        JsonNode calls = template.requestBody("direct:mailroutes-limits", null, JsonNode.class).path("DailyApiRequests");
        return calls.path("Remaining").asLong() + " of " + calls.path("Max").asLong() + " API calls left today";
    }

    private String writable(String key) {
        Path folder = Path.of(settings.text(key));
        Folders.requireRoom(key, folder, settings.number("state.least-free-bytes"));
        return folder.toAbsolutePath() + " can be written";
    }

    private <T> T bean(String name, Class<T> type) {
        return context.getRegistry().lookupByNameAndType(name, type);
    }

    private boolean check(String name, Check check) {
        try {
            out.printf("ok    %-13s %s%n", name, check.run());
            return true;
        } catch (Exception e) {
            out.printf("WRONG %-13s %s%n", name, Reason.of(e));
            allOk = false;
            return false;
        } finally {
            out.flush();
        }
    }

    /** One check. */
    @FunctionalInterface
    private interface Check {
        String run() throws Exception;
    }
}
