package io.mailroutes.load;

import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A record without a key is found by what was sent, each row once. */
class CreatedRecordsTest {

    private static ObjectNode task(String subject, String who) {
        return JsonNodeFactory.instance.objectNode().put("Subject", subject).put("WhoId", who)
                .put("WhatId", "@{accounts1.id}");
    }

    private static JsonNode row(String id, String subject, String who) {
        return JsonNodeFactory.instance.objectNode().put("Id", id).put("Subject", subject).put("WhoId", who)
                .put("WhatId", "001");
    }

    // Which account it is cannot be told.
    private static UnaryOperator<String> contact(String id) {
        return reference -> reference.startsWith("@{ref") ? id : "";
    }

    @Test
    void alikeRowsStandForAsManyRecords() {
        CreatedRecords created = new CreatedRecords(List.of(row("1", "Hi", "003A"), row("2", "Hi", "003A")), List.of());
        assertThat(created.take(task("Hi", "003A"), name -> "")).isPresent();
        assertThat(created.take(task("Hi", "003A"), name -> "")).isPresent();
        assertThat(created.take(task("Hi", "003A"), name -> "")).isEmpty();
    }

    @Test
    void rowsThatAreKnownToBeOthersDoNotCount() {
        CreatedRecords created = new CreatedRecords(List.of(row("1", "Hi", "003A")), List.of("1"));
        assertThat(created.take(task("Hi", "003A"), name -> "")).isEmpty();
    }

    @Test
    void theSameMailOfTwoPeopleIsNotMixedUp() {
        CreatedRecords created = new CreatedRecords(List.of(row("1", "Hi", "003A")), List.of());
        assertThat(created.take(task("Hi", "@{ref2.id}"), contact("003B"))).isEmpty();
        assertThat(created.take(task("Hi", "@{ref1.id}"), contact("003A"))).contains("1");
    }

    @Test
    void whatRefersToAContactThatIsNotThereWasNotWritten() {
        CreatedRecords created = new CreatedRecords(List.of(row("1", "Hi", "003A")), List.of());
        assertThat(created.take(task("Hi", "@{ref1.id}"), contact(null))).isEmpty();
    }

    @Test
    void salesforcesOwnChangesToTextDoNotMatter() {
        CreatedRecords created = new CreatedRecords(List.of(row("1", "Line one\r\nline two", "003A")), List.of());
        assertThat(created.take(task(" Line one\nline two  ", "003A"), name -> "")).contains("1");
    }
}
