package io.mailroutes.report;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailroutes.report.RunReport.ApiCalls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one run did with one mailbox. It goes as JSON from the process that did it to the one that began the run. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE, isGetterVisibility = Visibility.NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class MailboxReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String mailbox;
    private final Map<String, KindReport> kinds = new LinkedHashMap<>();
    private final List<String> samples = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<LetterCount> letters = new ArrayList<>();
    private String failure = "";
    private String stopped = "";
    private long exportedBytes;
    private ApiCalls apiCalls = ApiCalls.NONE;

    @JsonCreator
    public MailboxReport(@JsonProperty("mailbox") String mailbox) {
        this.mailbox = mailbox;
    }

    /** @return all of it */
    public synchronized String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException for something else */
    public static MailboxReport parse(String json) {
        try {
            return JSON.readValue(json, MailboxReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not the report of a mailbox: " + e.getOriginalMessage(), e);
        }
    }

    /** Says in which order a summary tells the kinds. */
    public synchronized void tellKinds(List<String> names) {
        names.forEach(this::kind);
    }

    /** The mailbox's name. */
    public String mailbox() {
        return mailbox;
    }

    /** The counts of a kind; a new one begins at zero. */
    public synchronized KindReport kind(String kind) {
        return kinds.computeIfAbsent(kind, KindReport::new);
    }

    public synchronized Collection<KindReport> kinds() {
        return List.copyOf(kinds.values());
    }

    public synchronized void exported(long bytes) {
        exportedBytes += bytes;
    }

    /** Bytes that the Nylas CLI printed. */
    public synchronized long exportedBytes() {
        return exportedBytes;
    }

    /** Adds calls to Salesforce that were made for it. */
    public synchronized void called(ApiCalls calls) {
        apiCalls = apiCalls.plus(calls);
    }

    public synchronized ApiCalls apiCalls() {
        return apiCalls;
    }

    /** Notes what a person should know, although the run goes on. */
    public synchronized void warn(String warning) {
        warnings.add(warning);
    }

    public synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Adds what a replay did with a file of dead letters. */
    public synchronized void letters(LetterCount count) {
        letters.add(count);
    }

    public synchronized List<LetterCount> letters() {
        return List.copyOf(letters);
    }

    /** Adds a record that a dry run shows. */
    public synchronized void sample(String record) {
        samples.add(record);
    }

    /** Records that a dry run would have written, a few of each kind. */
    public synchronized List<String> samples() {
        return List.copyOf(samples);
    }

    /** Notes that the work ended early, at a point from which the next run goes on. */
    public synchronized void stopped(String reason) {
        stopped = reason;
    }

    /** Why the work ended early; empty when it did not. */
    public synchronized String stopped() {
        return stopped;
    }

    /** Whether the mailbox was worked on to the end. */
    public synchronized boolean isComplete() {
        return failure.isEmpty() && stopped.isEmpty();
    }

    /** Notes that the mailbox could not be worked on to the end. */
    public synchronized void failed(String reason) {
        failure = reason;
    }

    /** Why the mailbox could not be worked on to the end; empty when it was. */
    public synchronized String failure() {
        return failure;
    }
}
