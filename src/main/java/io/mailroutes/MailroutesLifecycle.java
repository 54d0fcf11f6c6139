package io.mailroutes;

import io.mailroutes.mapping.Kinds;
import io.mailroutes.settings.GivenSettings;
import io.mailroutes.settings.Settings;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.Service;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * What becomes of Mailroutes when its Camel context is started and stopped. As a service, because Camel initializes it
 * when the context has its properties and the host's routes, and before it looks at any of them; and what goes wrong
 * here is told once, by the exception.
 */
final class MailroutesLifecycle extends LifecycleStrategySupport implements Service {

    private final CamelContext context;
    private MailroutesBeans beans;

    MailroutesLifecycle(CamelContext context) {
        this.context = context;
    }

    /**
     * Binds the beans and loads the routes.
     *
     * @throws io.mailroutes.settings.SettingsException for settings that are wrong, mailbox.queue among them
     * @throws RouteException that names every mistake in the routes, one a line
     */
    @Override
    public void init() {
        Settings settings = new Settings(context);
        settings.addDefaults();
        if (!settings.flag("mailroutes.enabled")) {
            return;
        }
        settings.checkAll();
        GivenSettings.warnOfMistyped(context);
        beans = new MailroutesBeans(context, settings);
        Kinds kinds = beans.bind();
        addRoutes(settings.text("mailroutes.routes"), kinds);
    }

    private void addRoutes(String folder, Kinds kinds) {
        try {
            new RouteFiles(context, folder.isEmpty() ? null : Path.of(folder)).load();
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
        QueueCheck.of(context);
        new RouteChecks(context).check();
        new KindChecks(context, kinds).learn();
    }

    @Override
    public void start() {
        // All is there since init().
    }

    /** Gives back the files that the next context may want. */
    @Override
    public void stop() {
        if (beans != null) {
            beans.close();
        }
    }
}
