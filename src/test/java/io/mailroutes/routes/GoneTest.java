package io.mailroutes.routes;

import java.util.List;
import java.util.Map;

import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** People whom somebody merged, deleted or placed elsewhere in Salesforce after a run wrote them. */
class GoneTest extends RoutesTest {

    private static final Map<String, Object> SARAH = contact("c1", "Sarah", "Chen", "sarah@acme.com");

    @BeforeEach
    void sarahIsInTheOrg() {
        mailbox(List.of(SARAH), List.of(message("m1", "sarah@acme.com", "Before")));
        sync();
    }

    private RunReport sheWritesAgain() {
        mailbox(List.of(SARAH), List.of(message("m1", "sarah@acme.com", "Before"), message("m2", "sarah@acme.com", "After")));
        return sync();
    }

    private String sarah() {
        return only("SELECT Id FROM Contact WHERE Email = 'sarah@acme.com'").toString();
    }

    @Test
    void mailOfAPersonWhoWasMergedGoesToTheRecordThatStayed() {
        String account = org.insert("Account", Map.of("Name", "Elsewhere"));
        String other = org.insert("Contact", Map.of("LastName", "Chen-Li", "Email", "chen@private.org", "AccountId", account));
        org.merge(other, sarah());
        RunReport report = sheWritesAgain();
        assertThat(report.exitStatus()).isZero();
        assertThat(rows("SELECT Subject, WhoId, WhatId FROM Task WHERE Subject = 'After'")).containsExactly(
                Map.of("Subject", "After", "WhoId", other, "WhatId", account));
        assertThat(count("Contact")).isEqualTo(1);
    }

    @Test
    void aPersonWhoWasDeletedComesBackOnlyWithMail() {
        org.delete(sarah());
        assertThat(sync().kind("contacts").unchanged()).isEqualTo(1);
        assertThat(count("Contact")).isZero();
        RunReport report = sheWritesAgain();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.kind("contacts").created()).isEqualTo(1);
        assertThat(rows("SELECT Who.Name, Subject FROM Task WHERE Subject = 'After'")).containsExactly(
                Map.of("Who.Name", "Sarah Chen", "Subject", "After"));
    }

    @Test
    void mailGoesToTheAccountThatSomebodyGaveThePerson() {
        String account = org.insert("Account", Map.of("Name", "Acme Holding"));
        org.update(sarah(), Map.of("AccountId", account));
        sheWritesAgain();
        assertThat(only("SELECT WhatId FROM Task WHERE Subject = 'After'")).isEqualTo(account);
    }

    @Test
    void anIncrementalRunWithoutNewsAsksLittle() {
        int before = org.apiCalls();
        sync();
        assertThat(org.apiCalls() - before).isLessThanOrEqualTo(5);
    }
}
