package io.mailroutes.karaf;

import java.io.IOException;
import java.util.Map;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ManagedService;

/** Starts and stops with the bundle. */
public final class Activator implements BundleActivator {

    private ConfiguredContext context;

    @Override
    public void start(BundleContext bundle) throws IOException {
        ConfigurationFile file = ConfigurationFile.of(bundle);
        file.writeWhereMissing();
        context = new ConfiguredContext(file);
        bundle.registerService(MailroutesService.class, context, null);
        bundle.registerService(ManagedService.class, context,
                FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_PID, ConfigurationFile.PID)));
    }

    /** A run that is under way ends at its next safe point, for which this waits {@code state.stop-timeout} at most. */
    @Override
    public void stop(BundleContext bundle) throws InterruptedException {
        context.close();
    }
}
