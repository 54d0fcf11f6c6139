package io.mailroutes.mapping;

import java.util.Set;

/**
 * The two references that a mapping may put into a lookup field, in the notation of Salesforce's composite requests.
 * They are resolved when the record is loaded; where there is nothing to refer to, the field is left out.
 */
public final class References {

    /** The account of the person's company. */
    public static final String ACCOUNT = "@{account.id}";
    /** The contact (or lead …) that the person is in Salesforce. */
    public static final String CONTACT = "@{contact.id}";

    private static final Set<String> ALL = Set.of(ACCOUNT, CONTACT);

    private References() {
    }

    /** Whether a mapped value is one of the two. */
    public static boolean isReference(String value) {
        return ALL.contains(value);
    }
}
