package io.mailroutes.routes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.command.Checks;
import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Fault.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A mapped field that the describe lacks is missing or hidden from the user, and no other field is said to be meant. */
class HiddenFieldsTest extends RoutesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private void hide(String object, String field) throws IOException, InterruptedException {
        HttpRequest describe = HttpRequest.newBuilder(URI.create(org.url() + "/services/data/v65.0/sobjects/" + object
                + "/describe")).header("Authorization", "Bearer " + org.accessToken()).build();
        ObjectNode described = (ObjectNode) JSON.readTree(HttpClient.newHttpClient().send(describe,
                HttpResponse.BodyHandlers.ofString()).body());
        var fields = described.withArray("fields").elements();
        while (fields.hasNext()) {
            if (fields.next().path("name").asText().equals(field)) {
                fields.remove();
            }
        }
        org.faults().add(Fault.of(Kind.ANSWER).on("GET", ".*/sobjects/" + object + "/describe/?").answer(200,
                described.toString()));
    }

    @ParameterizedTest
    @CsvSource({"Task, Type", "Contact, Phone", "Account, Website", "Task, WhoId", "Task, WhatId", "Task, Subject",
        "Task, ActivityDate", "Task, TaskSubtype", "Account, Name", "Contact, Title", "Contact, FirstName", "Contact, Email",
        "Contact, AccountId"})
    void areToldByTheRunAndByCheck(String object, String field) throws Exception {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "Hi")));
        hide(object, field);
        String told = object + "." + field + ", which " + object + " does not have or does not show to the logged-in user. "
                + "To do: correct the name there, or let the user see and edit the field (Field-Level Security)";
        assertThat(syncFails()).contains(told);
        StringWriter out = new StringWriter();
        assertThat(new Checks(context, new PrintWriter(out)).run()).isFalse();
        assertThat(out.toString()).contains("WRONG mapping", told);
        assertThat(count("Contact") + count("Account") + count("Task")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"Titel, Title", "MobilPhone, MobilePhone", "Departmnt, Department", "MailingStret, MailingStreet",
        "HomePhonr, HomePhone"})
    void areNotThoseThatAreMistyped(String wrong, String right) {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of());
        edit("contacts.camel.yaml", "Title: ", wrong + ": ");
        assertThat(syncFails()).contains("Contact." + wrong, "did you mean " + right + "?");
    }
}
