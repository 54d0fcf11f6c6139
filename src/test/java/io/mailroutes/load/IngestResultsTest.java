package io.mailroutes.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * However an ingest job's result files come, every record gets exactly one outcome, and the right one. Records that
 * are sent alike stand for each other.
 */
class IngestResultsTest {

    private static final List<String> HEADER = List.of("Name", "Note");
    private static final List<String> NOTES = List.of("a,b", "\"q\"", "line\nbreak", "#N/A", "\uD83D\uDE80");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyRecordIsAccountedFor(long seed) throws IOException {
        Random random = new Random(seed);
        List<LoadRecord> records = records(random);
        List<Map<String, String>> successful = new ArrayList<>();
        List<Map<String, String>> failed = new ArrayList<>();
        Map<String, String> expected = new HashMap<>();
        for (LoadRecord record : records) {
            String fate = List.of("created", "failed", "lost").get(random.nextInt(3));
            expected.merge(sent(record), fate, (one, other) -> one + "," + other);
            if ("created".equals(fate)) {
                successful.add(row(record, "sf__Id", "001", "sf__Created", "true"));
            } else if ("failed".equals(fate)) {
                failed.add(row(record, "sf__Id", "", "sf__Error", "STRING_TOO_LONG:a: b:c:Name --"));
            }
        }
        Collections.shuffle(successful, random);
        Collections.shuffle(failed, random);

        Job job = new Job();
        job.setNumberRecordsProcessed((long) successful.size() + failed.size());
        job.setNumberRecordsFailed((long) failed.size());
        IngestResults results = new IngestResults(records, job);
        results.successful(csv(successful, "sf__Id", "sf__Created"));
        results.failed(csv(failed, "sf__Id", "sf__Error"));
        List<Loaded> loaded = results.all();

        assertThat(loaded).as("seed %d", seed).hasSize(records.size());
        assertThat(loaded).extracting(Loaded::record).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(records);
        Map<String, List<String>> fates = new HashMap<>();
        loaded.forEach(each -> fates.computeIfAbsent(sent(each.record()), key -> new ArrayList<>())
                .add(fate(each.outcome())));
        fates.forEach((fields, seen) -> assertThat(seen).as("seed %d: %s", seed, fields)
                .containsExactlyInAnyOrder(expected.get(fields).split(",")));
    }

    /** What an org may do to a value between the upload and the results. */
    private enum Change {
        TRIMMED(String::strip),
        SPACES_JOINED(value -> value.replaceAll("\\s+", " ")),
        LOWER_CASE(value -> value.toLowerCase(Locale.ROOT)),
        OTHER_CHARACTERS(value -> value.replaceAll("[^\\x20-\\x7e]+", "?")),
        CUT(value -> value.substring(0, Math.min(value.length(), 9))),
        GONE(value -> "");

        private final UnaryOperator<String> of;

        Change(UnaryOperator<String> of) {
            this.of = of;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void rowsAreFoundWhateverBecameOfAValue(long seed) throws IOException {
        Random random = new Random(seed);
        Change change = Change.values()[random.nextInt(Change.values().length)];
        boolean all = random.nextBoolean();
        int odd = random.nextInt(60);
        List<LoadRecord> records = new ArrayList<>();
        List<Map<String, String>> successful = new ArrayList<>();
        List<Map<String, String>> failed = new ArrayList<>();
        Map<LoadRecord, String> expected = new IdentityHashMap<>();
        for (int i = 0; i < 60; i++) {
            ObjectNode fields = JsonNodeFactory.instance.objectNode().put("Name", "Name number " + i)
                    .put("Note", "  " + NOTES.get(i % NOTES.size()) + "  \u00c9t\u00e9 \ud83d " + random.nextInt(5));
            LoadRecord record = record("key" + i, fields);
            records.add(record);
            boolean fails = random.nextInt(3) == 0;
            Map<String, String> row = fails ? row(record, "sf__Id", "", "sf__Error", "STRING_TOO_LONG:a:Name --")
                    : row(record, "sf__Id", "id" + i, "sf__Created", "true");
            if (all || i == odd) {
                row.computeIfPresent("Note", (name, value) -> change.of.apply(value));
            }
            expected.put(record, fails ? "" : "id" + i);
            (fails ? failed : successful).add(row);
        }
        Collections.shuffle(successful, random);
        Collections.shuffle(failed, random);
        Job job = new Job();
        job.setNumberRecordsProcessed(60L);
        job.setNumberRecordsFailed((long) failed.size());
        UnaryOperator<String> column = random.nextBoolean() ? name -> name.toUpperCase(Locale.ROOT) : name -> name;
        IngestResults results = new IngestResults(records, job);
        results.successful(csv(successful, column, "sf__Id", "sf__Created"));
        results.failed(csv(failed, column, "sf__Id", "sf__Error"));

        assertThat(results.all()).as("seed %d: %s, of all %s", seed, change, all).hasSize(60)
                .allMatch(each -> each.outcome().id().equals(expected.get(each.record())));
    }

    @Test
    void rowsThatMayTellOfSeveralRecordsAreADoubt() throws IOException {
        List<LoadRecord> records = List.of(record("one", fields("A", "same")), record("two", fields("B", "same")));
        Job job = new Job();
        job.setNumberRecordsProcessed(2L);
        job.setNumberRecordsFailed(1L);
        IngestResults results = new IngestResults(records, job);
        results.successful(csv(List.of(row(record("", fields("X", "same")), "sf__Id", "001", "sf__Created", "true")), "sf__Id",
                "sf__Created"));
        results.failed(csv(List.of(row(record("", fields("Y", "same")), "sf__Id", "", "sf__Error", "A:b:--")), "sf__Id",
                "sf__Error"));
        assertThatThrownBy(results::all).isInstanceOf(IOException.class).hasMessageContaining("values that were not sent");
    }

    private static ObjectNode fields(String name, String note) {
        return JsonNodeFactory.instance.objectNode().put("Name", name).put("Note", note);
    }

    private static LoadRecord record(String key, ObjectNode fields) {
        return new LoadRecord(StagedRecord.settled("emails", key, Status.PENDING, "", fields, ""), fields, "");
    }

    @Test
    void aFileThatBrokeOffIsNotTaken() throws IOException {
        List<LoadRecord> records = records(new Random(1));
        Job job = new Job();
        job.setNumberRecordsProcessed((long) records.size());
        List<Map<String, String>> rows = records.stream()
                .map(record -> row(record, "sf__Id", "001", "sf__Created", "true")).toList();
        IngestResults results = new IngestResults(records, job);
        assertThatThrownBy(() -> results.successful(csv(rows.subList(1, rows.size()), "sf__Id", "sf__Created")))
                .isInstanceOf(IOException.class).hasMessageContaining("59 rows instead of 60");
        assertThat(results.all()).as("nothing of it was taken").allMatch(each -> each.outcome().isRefused());
    }

    private static InputStream csv(List<Map<String, String>> rows, String... first) throws IOException {
        return csv(rows, name -> name, first);
    }

    private static InputStream csv(List<Map<String, String>> rows, UnaryOperator<String> column, String... first)
            throws IOException {
        List<String> header = new ArrayList<>(List.of(first));
        header.addAll(HEADER);
        StringWriter csv = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.DEFAULT)) {
            printer.printRecord(header.stream().map(column).toList());
            for (Map<String, String> row : rows) {
                printer.printRecord(header.stream().map(row::get).toList());
            }
        }
        return new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anErrorKeepsTheColonsOfItsMessage() {
        assertThat(IngestResults.refusal("FIELD_FILTER_VALIDATION_EXCEPTION:Use one of: these:Email,Name --"))
                .isEqualTo(Outcome.refusal("FIELD_FILTER_VALIDATION_EXCEPTION", "Use one of: these (Email,Name)"));
        assertThat(IngestResults.refusal("UNABLE_TO_LOCK_ROW:no access:--").reason()).isEqualTo("no access");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Use one of these records?|Use one of these records? To do: find the record that is there already and give it",
        "Same as 003Ws00000ABCdeIAH, 003Ws00000ABCdfIAH|Found: 003Ws00000ABCdeIAH, 003Ws00000ABCdfIAH. To do: give that record"})
    void aRowThatADuplicateRuleRefusedSaysWhatCanBeDone(String told, String expected) {
        assertThat(IngestResults.refusal("DUPLICATES_DETECTED:" + told + ":--").reason()).contains(expected,
                "by which the mapping finds it", "the duplicate rule");
    }

    private static List<LoadRecord> records(Random random) {
        List<LoadRecord> records = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ObjectNode fields = JsonNodeFactory.instance.objectNode().put("Name", "Name " + random.nextInt(20));
            if (random.nextBoolean()) {
                fields.put("Note", NOTES.get(random.nextInt(NOTES.size())));
            }
            records.add(record("key" + i, fields));
        }
        return records;
    }

    private static Map<String, String> row(LoadRecord record, String... more) {
        Map<String, String> row = new HashMap<>(Map.of(more[0], more[1], more[2], more[3]));
        List<String> values = IngestJobs.values(HEADER, record);
        row.put("Name", values.get(0));
        row.put("Note", values.get(1));
        return row;
    }

    private static String sent(LoadRecord record) {
        return IngestJobs.values(HEADER, record).toString();
    }

    private static String fate(Outcome outcome) {
        return !outcome.isRefused() ? "created" : "NOT_PROCESSED".equals(outcome.code()) ? "lost" : "failed";
    }
}
