package io.mailroutes.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/** What a mapping may know of the mailbox whose records it maps. */
public interface MailboxFacts {

    /** The exchange property that holds them. */
    String PROPERTY = "mailbox";

    /** @return the object {@code $mailbox}: address, domain, grant, name, run, zone */
    JsonNode facts();

    /** @return by what rules an address belongs to a company, the mailbox's own company taken as internal */
    CompanyDomain companies();

    /** Whether mail from this address is the mailbox's own or a colleague's. */
    boolean isInternal(String address);
}
