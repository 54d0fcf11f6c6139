package io.mailroutes.faults;

import java.io.IOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.mailroutes.run.RunOrder;
import io.mailroutes.report.RunReport;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** The product inside this process, in a Camel context of its own, for one or more runs. */
final class Product implements AutoCloseable {

    private static final long LONGEST_SECONDS = 180;

    private final DefaultCamelContext context = new DefaultCamelContext();

    /** @param settings every one */
    Product(Properties settings) throws Exception {
        context.getPropertiesComponent().setInitialProperties(settings);
        context.start();
    }

    /** @param order what the run is to do */
    Run run(RunOrder order) throws InterruptedException {
        FutureTask<Run> task = new FutureTask<>(work(order));
        Thread thread = new Thread(task, "run");
        thread.start();
        try {
            return task.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            StringBuilder where = new StringBuilder();
            Stream.of(thread.getStackTrace()).limit(40).forEach(frame -> where.append("\n    ").append(frame));
            thread.interrupt();
            return new Run(null, new IllegalStateException("The run does not end; it is at" + where, e));
        } catch (ExecutionException e) {
            return new Run(null, new IllegalStateException("The run broke: " + e.getCause(), e.getCause()));
        }
    }

    private Callable<Run> work(RunOrder order) {
        return () -> {
            try (ProducerTemplate template = context.createProducerTemplate()) {
                Exchange exchange = template.request("direct:mailroutes-sync",
                        each -> each.getMessage().setBody(order));
                return exchange.getException() == null ? new Run(exchange.getMessage().getBody(RunReport.class), null)
                        : new Run(null, exchange.getException());
            }
        };
    }

    @Override
    public void close() throws IOException {
        context.close();
    }
}
