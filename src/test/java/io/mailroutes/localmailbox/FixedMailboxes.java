package io.mailroutes.localmailbox;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Three mailboxes of one company, Larkfield Instruments, always the same. What stands in them is read from JSON Lines
 * and tables beside this class; the long part of the second is worked out of the tables by {@link Correspondence}.
 */
public final class FixedMailboxes {

    /** A person's mailbox at Google, with few enough people and messages for Salesforce's composite requests. */
    public static final Grant DANA = LocalMailbox.GRANT;

    /** A department's mailbox at Microsoft, with enough of them for the Bulk API. */
    public static final Grant SALES =
            new Grant("b7204e8d-91c3-4f5a-a6de-08d5c3172f6a", "sales@larkfieldinstruments.com", "microsoft");

    /** A mailbox with nothing in it: the CLI prints {@code null} for it. */
    public static final Grant ARCHIVE =
            new Grant("e1d85a30-52b6-4c97-b3f8-94a7602cde15", "archive@larkfieldinstruments.com", "imap");

    private FixedMailboxes() {
    }

    static Mailboxes all() {
        return new Mailboxes(List.of(
                new ListedMailbox(DANA, () -> Resource.jsonLines("dana-contacts.jsonl"),
                        () -> Resource.jsonLines("dana-messages.jsonl")),
                new ListedMailbox(SALES,
                        () -> joined(Resource.jsonLines("sales-contacts.jsonl"), Correspondence.read().contacts()),
                        () -> joined(Resource.jsonLines("sales-messages.jsonl"), Correspondence.read().messages())),
                new ListedMailbox(ARCHIVE, List.of(), List.of())));
    }

    private static List<ObjectNode> joined(List<ObjectNode> first, List<ObjectNode> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
