package io.mailroutes.mapping;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which company an address or a website belongs to. */
class CompanyDomainTest {

    private final CompanyDomain companies = new CompanyDomain(List.of("gmail.com"), List.of("own.com"));

    @ParameterizedTest
    @CsvSource({
        "sarah@acme.com, acme.com",
        "sarah@ACME.com, acme.com",
        "sarah@mail.acme.co.uk, acme.co.uk",
        "sarah@a.b.c.acme.com.au, acme.com.au",
        "sarah@m\u00fcller.de, m\u00fcller.de",
        "sarah@gmail.com,",
        "sarah@own.com,",
        "sarah@eu.own.com,",
        "sarah@localhost,",
        "sarah@co.uk,",
        "sarah@192.168.0.1,",
        "not an address,",
        "@,"})
    void anAddressBelongsTo(String address, String domain) {
        assertThat(companies.ofAddress(address).orElse(null)).isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource({
        "acme.com, acme.com",
        "www.acme.com, acme.com",
        "https://www.acme.co.uk/about?x=1#y, acme.co.uk",
        "http://shop.acme.com:8080/, acme.com",
        "'  ACME.com ', acme.com",
        "under construction,",
        "'',"})
    void aWebsiteBelongsTo(String website, String domain) {
        assertThat(CompanyDomain.ofWebsite(website).orElse(null)).isEqualTo(domain);
    }

    @Test
    void theMailboxsOwnDomainCanBeAdded() {
        assertThat(companies.withInternal(List.of("acme.com")).ofAddress("x@acme.com")).isEmpty();
        assertThat(companies.isInternal("x@mail.own.com")).isTrue();
    }
}
