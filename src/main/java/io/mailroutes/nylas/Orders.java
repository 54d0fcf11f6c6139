package io.mailroutes.nylas;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailroutes.report.RunReport;
import io.mailroutes.state.MailboxOrder;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** What goes on the mailbox queue: one message a mailbox. */
public final class Orders {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param since from which day on mail is read, see {@link MailboxOrder#since()}
     * @return a {@link MailboxOrder} for each mailbox, as JSON
     */
    public List<String> of(@Body List<Mailbox> mailboxes, @ExchangeProperty("report") RunReport report,
            @ExchangeProperty("since") String since) {
        return mailboxes.stream().map(mailbox -> json(new MailboxOrder(report.run(), mailbox.grant(), mailbox.email(),
                mailbox.name(), report.dryRun(), since == null ? "" : since, ""))).toList();
    }

    private static String json(MailboxOrder order) {
        try {
            return JSON.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
