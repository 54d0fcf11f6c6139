package io.mailroutes.state;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The companies of people who come ordered by company: each once, with the first name that one of its people gives. */
final class CompanyIterator implements Iterator<ObjectNode> {

    private final Pages<StagedRecord> pages;
    private final Runnable counted;
    private Iterator<StagedRecord> page = Collections.emptyIterator();
    private StagedRecord next;

    /** @param counted is run once for each company */
    CompanyIterator(Pages<StagedRecord> pages, Runnable counted) {
        this.pages = pages;
        this.counted = counted;
        this.next = person();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public ObjectNode next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        String domain = next.domain();
        String name = "";
        while (next != null && next.domain().equals(domain)) {
            name = name.isEmpty() ? next.label() : name;
            next = person();
        }
        counted.run();
        ObjectNode company = JsonNodeFactory.instance.objectNode().put("domain", domain);
        return name.isEmpty() ? company : company.put("company_name", name);
    }

    private StagedRecord person() {
        while (!page.hasNext() && pages.hasNext()) {
            page = pages.next().iterator();
        }
        return page.hasNext() ? page.next() : null;
    }
}
