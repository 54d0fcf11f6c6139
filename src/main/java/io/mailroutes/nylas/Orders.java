package io.mailroutes.nylas;

import java.util.List;

import io.mailroutes.report.RunReport;
import io.mailroutes.state.MailboxOrder;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** What goes on the mailbox queue: one message a mailbox. */
public final class Orders {

    /**
     * @param since from which day on mail is read, see {@link MailboxOrder#since()}
     * @return a {@link MailboxOrder} for each mailbox, as JSON
     */
    public List<String> of(@Body List<Mailbox> mailboxes, @ExchangeProperty("report") RunReport report,
            @ExchangeProperty("since") String since) {
        return mailboxes.stream().map(mailbox -> new MailboxOrder(report.run(), mailbox.grant(), mailbox.email(),
                mailbox.name(), report.dryRun(), since == null ? "" : since, "").toJson()).toList();
    }
}
