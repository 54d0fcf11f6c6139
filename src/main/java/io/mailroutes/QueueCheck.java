package io.mailroutes;

import io.mailroutes.known.LedgerDatabase;
import io.mailroutes.report.Reason;
import io.mailroutes.settings.Settings;
import io.mailroutes.settings.SettingsException;
import org.apache.camel.CamelContext;
import org.apache.camel.util.StringHelper;

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
        if (isRemote(context, queue, name) && !ledger.isShared()) {
            throw new SettingsException("mailbox.queue is " + name + ", from which other processes take mailboxes, but the "
                    + "ledger is a file, which only this one can open. To do: set ledger.url to a PostgreSQL database that "
                    + "they share, or mailbox.queue to seda:mailroutes-mailboxes.");
        }
    }

    private static boolean isRemote(CamelContext context, String queue, String name) {
        try {
            return context.getEndpoint(queue).isRemote();
        } catch (RuntimeException e) {
            throw new SettingsException("mailbox.queue is " + name + ", which is no endpoint here: "
                    + withoutValues(StringHelper.after(Reason.of(e), " due to: ", e.getMessage()), queue).replaceFirst("\\.$", "")
                    + ". To do: correct it, or add the Camel component's jar and those that it needs: to the folder ext beside "
                    + "mailroutes.jar, or to the class path of your own program.");
        }
    }

    private static String withoutValues(String reason, String queue) {
        String told = reason;
        for (String parameter : StringHelper.after(queue, "?", "").split("&")) {
            told = told.replace(parameter, StringHelper.before(parameter, "=", parameter));
        }
        return told;
    }
}
