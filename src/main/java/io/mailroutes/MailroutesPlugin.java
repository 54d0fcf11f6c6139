package io.mailroutes;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/** Found by Camel on the class path: the jar alone adds Mailroutes to each Camel context. */
public final class MailroutesPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        Mailroutes.addTo(context);
    }
}
