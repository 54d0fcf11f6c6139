package io.mailroutes.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.mapping.References;
import io.mailroutes.mapping.Target;
import io.mailroutes.mapping.Targets;
import io.mailroutes.report.StageReport;
import io.mailroutes.state.StagedRecord.Status;
import org.apache.camel.ExchangeProperty;

/**
 * Compares staged records with what the org has under the same external ID, so that only what is new is written: a
 * record with nothing new is unchanged, and a value that a person changed in Salesforce stays.
 */
public final class Comparison {

    private static final int PAGE = 500;

    private final Targets targets;
    private final Ledger ledger;

    public Comparison(Targets targets, Ledger ledger) {
        this.targets = targets;
        this.ledger = ledger;
    }

    /** @return the waiting records of a stage that is upserted, page by page; none where records are only created */
    public Iterator<List<StagedRecord>> pages(@ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("stage") String stage) {
        boolean upsert = targets.target(stage).isUpsert();
        return new Pages<>(last -> upsert ? run.records().page(stage, Status.PENDING, last, PAGE) : List.of(),
                page -> page);
    }

    /** @return the external IDs of a page */
    public List<String> keys(@ExchangeProperty("page") List<StagedRecord> page) {
        return page.stream().map(StagedRecord::key).toList();
    }

    /**
     * @param rows what the org has of a page, with the fields of {@link Targets#comparedFields}
     * @param org  organization id
     */
    public void settle(@ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("stage") String stage,
            @ExchangeProperty("page") List<StagedRecord> page, @ExchangeProperty("rows") Collection<JsonNode> rows,
            @ExchangeProperty("organization") String org) {
        Target target = targets.target(stage);
        Map<String, List<JsonNode>> byKey = rows.stream().collect(Collectors.groupingBy(
                row -> targets.key(stage, row.path(target.externalId()).asText())));
        Map<String, Sent> sent = byKey.isEmpty() ? new HashMap<>()
                : ledger.find(new Scope(org, target.object(), run.ledgerName()), byKey.keySet());
        List<StagedRecord> compared = new ArrayList<>();
        for (StagedRecord record : page) {
            // Of several matches none is chosen: the upsert is refused, and its dead letter says what to do.
            List<JsonNode> matches = byKey.getOrDefault(record.key(), List.of());
            if (matches.size() == 1) {
                compared.add(compare(stage, record, matches.get(0), sent.get(record.key())));
            }
        }
        run.staging().settle(compared);
        StageReport report = run.report().stage(stage);
        report.unchanged(compared.stream().filter(record -> record.status() == Status.UNCHANGED).count());
    }

    // Who has no company has no account that a reference could stand for.
    private static boolean leadsNowhere(StagedRecord record, JsonNode value) {
        return record.domain().isEmpty() && References.ACCOUNT.equals(value.asText());
    }

    private StagedRecord compare(String stage, StagedRecord record, JsonNode row, Sent before) {
        FieldComparison fields = new FieldComparison(targets.target(stage), targets.description(stage),
                FieldHashes.parse(before == null ? "" : before.fieldHashes()));
        record.fields().properties().forEach(field -> {
            if (leadsNowhere(record, field.getValue())) {
                fields.leaveOut(field.getKey());
            } else {
                fields.compare(field.getKey(), field.getValue(), row);
            }
        });
        String accountField = "contacts".equals(stage) ? targets.accountField() : "";
        String parentId = accountField.isEmpty() ? "" : row.path(accountField).asText("");
        return record.existing(fields.anyToSend() ? Status.PENDING : Status.UNCHANGED, row.path("Id").asText(), parentId,
                fields.leftOut(), fields.hashes());
    }
}
