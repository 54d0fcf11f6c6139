package io.mailroutes.run;

import io.mailroutes.mapping.KindRoutes;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.MappingException;
import io.mailroutes.mapping.Target;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeProperty;

/** What of a mailbox is read, as the bean {@code mailroutesReadings}. */
public final class Readings {

    private final Kinds kinds;
    private final KindRoutes routes;

    public Readings(Kinds kinds, CamelContext context) {
        this.kinds = kinds;
        this.routes = new KindRoutes(context);
    }

    /** @throws MappingException when there is no such kind, or no command that reads it */
    public void require(@ExchangeProperty("kinds") String kind) {
        Target target = kinds.target(kind);
        if (!routes.isRead(kind)) {
            throw new MappingException(target.file() + " has no command that reads " + kind + ": they are made of what other "
                    + "kinds refer to. To do: take one of " + String.join(", ", kinds.all().stream().map(Target::kind)
                    .filter(routes::isRead).toList()) + ".");
        }
    }

    /**
     * @return those of the run's kinds that have a command, in their order
     * @throws MappingException when this process has no route for one, although the one that began the run has
     */
    public List<String> kinds(@ExchangeProperty("mailbox") MailboxRun run) {
        run.order().kinds().stream().filter(kind -> !run.isProbe() && !routes.isMapped(kind)).forEach(kind -> {
            throw new MappingException("The run is to read the kind " + kind + ", for which there is no route here. To do: "
                    + "give each worker the same routes as the process that begins the runs.");
        });
        return run.order().kinds().stream().filter(kind -> routes.isRead(kind)).toList();
    }

    /** A kind is mapped. @throws RuntimeException when its route has a mistake */
    public void end(@ExchangeProperty("mailbox") MailboxRun run) {
        run.finishReading();
        run.requireNoMistake();
        run.countDuplicates();
    }
}
