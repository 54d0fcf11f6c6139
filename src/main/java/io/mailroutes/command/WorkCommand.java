package io.mailroutes.command;

import java.util.Properties;
import java.util.concurrent.Callable;

import io.mailroutes.run.MailboxQueue;
import io.mailroutes.settings.Settings;
import io.mailroutes.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stays up and works for runs that others begin. */
@Command(name = "work", mixinStandardHelpOptions = true,
        description = "Stays up and works on the mailboxes that runs of other machines put on mailbox.queue.")
final class WorkCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options;

    @Override
    public Integer call() throws Exception {
        Properties overrides = options.overrides();
        overrides.setProperty("schedule.enabled", "false");
        overrides.setProperty("mailbox.worker", "true");
        return CommandRuntime.serve(options.properties(), overrides, WorkCommand::queue);
    }

    private static String queue(Settings settings) {
        String queue = settings.text("mailbox.queue");
        if (queue.equals(MailboxQueue.DIRECT)) {
            throw new SettingsException("mailbox.queue is " + queue + ", on which no other process can put mailboxes. To "
                    + "do: set it to a queue that this one shares with those that begin runs.");
        }
        // Parameters may be secret.
        return "mailboxes of mailbox.queue=" + queue.replaceFirst("\\?.*", "");
    }
}
