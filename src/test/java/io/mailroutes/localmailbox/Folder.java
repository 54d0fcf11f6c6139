package io.mailroutes.localmailbox;

import java.util.List;

/**
 * A folder of a mailbox.
 *
 * @param id   what a message names in its {@code folders}
 * @param name what people see
 */
public record Folder(String id, String name) {

    private static final List<Folder> GOOGLE = List.of(new Folder("INBOX", "INBOX"), new Folder("SENT", "SENT"),
            new Folder("DRAFT", "DRAFT"), new Folder("TRASH", "TRASH"), new Folder("SPAM", "SPAM"),
            new Folder("IMPORTANT", "IMPORTANT"));

    // Microsoft's ids say nothing: a command that passes a folder's name where an id is due finds no mail.
    private static final List<Folder> MICROSOFT = List.of(new Folder("AAMkAGQ5LWluYm94AAA=", "Inbox"),
            new Folder("AAMkAGQ5LXNlbnQAAAA=", "Sent Items"), new Folder("AAMkAGQ5LWFyY2hpdmU=", "Archive"),
            new Folder("AAMkAGQ5LWp1bmsAAAA=", "Junk Email"), new Folder("AAMkAGQ5LWRlbGV0ZWQ=", "Deleted Items"));

    /** The folders that every mailbox of the provider has. */
    static List<Folder> of(String provider) {
        return provider.equals("microsoft") ? MICROSOFT : GOOGLE;
    }
}
