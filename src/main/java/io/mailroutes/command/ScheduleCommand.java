package io.mailroutes.command;

import java.util.Properties;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stays up and runs by the cron of {@code schedule.cron}. */
@Command(name = "schedule", mixinStandardHelpOptions = true,
        description = "Stays up and runs by the cron of schedule.cron, never two runs at once.")
final class ScheduleCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options;

    @Override
    public Integer call() throws Exception {
        Properties overrides = options.overrides();
        overrides.setProperty("schedule.enabled", "true");
        return CommandRuntime.serve(options.properties(), overrides,
                settings -> "the next run by schedule.cron=" + settings.text("schedule.cron"));
    }
}
