package io.mailroutes.run;

import io.mailroutes.mapping.KindRoutes;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeProperty;

/** What of a mailbox is read, as the bean {@code mailroutesReadings}. */
public final class Readings {

    private final KindRoutes routes;

    public Readings(CamelContext context) {
        this.routes = new KindRoutes(context);
    }

    /** @return those of the run's kinds that have a command, in their order */
    public List<String> kinds(@ExchangeProperty("mailbox") MailboxRun run) {
        return run.order().kinds().stream().filter(kind -> routes.isRead(kind)).toList();
    }

    /** A kind is mapped. @throws RuntimeException when its route has a mistake */
    public void end(@ExchangeProperty("mailbox") MailboxRun run) {
        run.finishReading();
        run.requireNoMistake();
        run.countDuplicates();
    }
}
