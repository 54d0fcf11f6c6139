package io.mailroutes.localmailbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Finds mailboxes by what the installed command was told of them. */
final class MailboxData {

    static final String FIXED = "fixed";
    static final String GENERATED = "generated:";

    private MailboxData() {
    }

    /** @param data {@code fixed}, {@code generated:<contacts>:<messages>} or the path of a {@link MailboxFile} */
    static Mailboxes read(String data) throws IOException {
        if (data.equals(FIXED)) {
            return FixedMailboxes.all();
        }
        if (data.startsWith(GENERATED)) {
            String[] counts = data.substring(GENERATED.length()).split(":");
            return new Mailboxes(List.of(new GeneratedMailbox(Long.parseLong(counts[0]), Long.parseLong(counts[1]))));
        }
        return MailboxFile.read(Path.of(data));
    }
}
