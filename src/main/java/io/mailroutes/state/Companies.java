package io.mailroutes.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.mapping.CompanyDomain;
import io.mailroutes.mapping.Targets;
import io.mailroutes.report.StageReport;
import io.mailroutes.state.StagedRecord.Status;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** The companies that the people of a run belong to, and the accounts that the org has for them. */
public final class Companies {

    private static final int PAGE = 1_000;
    private static final String STAGE = "accounts";

    private final Targets targets;
    private final boolean create;

    /** @param create whether companies that the org does not have are created ({@code accounts.create}) */
    public Companies(Targets targets, boolean create) {
        this.targets = targets;
        this.create = create;
    }

    /** @return each company once, as {@code {"domain", "company_name"}}; none when people are not linked to accounts */
    public Iterator<ObjectNode> all(@ExchangeProperty("mailbox") MailboxRun run) {
        if (!targets.linksAccounts()) {
            return Collections.emptyIterator();
        }
        Pages<StagedRecord> people = new Pages<>(last -> run.records().needingAccount(last, PAGE),
                page -> withoutStagedAccount(run, page));
        return new CompanyIterator(people, () -> run.report().stage(STAGE).read(1));
    }

    // A replay may have staged accounts already, from letters of their own.
    private static List<StagedRecord> withoutStagedAccount(MailboxRun run, List<StagedRecord> people) {
        Map<String, StagedRecord> accounts = run.records().accounts(people.stream().map(StagedRecord::domain).distinct()
                .toList());
        return people.stream().filter(person -> !accounts.containsKey(person.domain())).toList();
    }

    /** @return the company as what its account is made from, so that a dead letter has it */
    public Original original(@Body ObjectNode company, @ExchangeProperty("mailbox") MailboxRun run) {
        return run.spool("companies").add(company.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @return pages of the staged accounts, to be looked up */
    public Iterator<List<StagedRecord>> staged(@ExchangeProperty("mailbox") MailboxRun run) {
        return new Pages<>(last -> run.records().page(STAGE, Status.PENDING, last, PAGE), page -> page);
    }

    /** @return the domains of a page */
    public List<String> domains(@ExchangeProperty("companies") List<StagedRecord> page) {
        return page.stream().map(StagedRecord::key).toList();
    }

    /** @return the oldest account of each domain; several may have it */
    public static Map<String, String> idsByDomain(Collection<JsonNode> rows) {
        Map<String, String> ids = new HashMap<>();
        rows.forEach(row -> CompanyDomain.ofWebsite(row.path("Website").asText(""))
                .ifPresent(domain -> ids.putIfAbsent(domain, row.path("Id").asText())));
        return ids;
    }

    /**
     * Settles the accounts that the org has, and skips the others when they are not to be created.
     *
     * @param rows what the org has whose website looks like one of the domains, oldest first: Id, Website
     */
    public void settle(@ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("companies") List<StagedRecord> page,
            @ExchangeProperty("rows") Collection<JsonNode> rows) {
        Map<String, String> ids = idsByDomain(rows);
        StageReport report = run.report().stage(STAGE);
        List<StagedRecord> settled = new ArrayList<>();
        for (StagedRecord account : page) {
            String id = ids.get(account.key());
            if (id != null) {
                settled.add(account.as(Status.UNCHANGED, id));
                report.unchanged(1);
            } else if (!create) {
                settled.add(account.as(Status.SKIPPED, ""));
                report.skipped("not in the org (accounts.create=false)", 1);
            }
        }
        run.staging().settle(settled);
    }
}
