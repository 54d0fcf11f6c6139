package io.mailroutes;

import io.mailroutes.known.LedgerDatabase;
import io.mailroutes.report.Reason;
import io.mailroutes.settings.Settings;
import io.mailroutes.settings.SettingsException;
import org.apache.camel.CamelContext;

/** Refuses a queue that leads to other processes when the ledger, by which they know of each other, is a file. */
final class QueueCheck {

    private QueueCheck() {
    }

    /** @throws SettingsException that says what to do */
    static void of(CamelContext context) {
        LedgerDatabase ledger = context.getRegistry().lookupByNameAndType("mailroutesLedgerDatabase", LedgerDatabase.class);
        String queue = new Settings(context).text("mailbox.queue");
        // Parameters may be secret.
        String name = queue.replaceFirst("\\?.*", "");
        if (!ledger.isShared() && isRemote(context, queue, name)) {
            throw new SettingsException("mailbox.queue is " + name + ", from which other processes take mailboxes, but the "
                    + "ledger is a file, which only this one can open. To do: set ledger.url to a PostgreSQL database that "
                    + "they share, or mailbox.queue to seda:mailroutes-mailboxes.");
        }
    }

    private static boolean isRemote(CamelContext context, String queue, String name) {
        try {
            return context.getEndpoint(queue).isRemote();
        } catch (RuntimeException e) {
            throw new SettingsException("mailbox.queue is " + name + ", which is no endpoint here: " + Reason.of(e)
                    + ". To do: correct it, or put the Camel component on the class path.");
        }
    }
}
