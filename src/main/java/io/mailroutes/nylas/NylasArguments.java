package io.mailroutes.nylas;

import java.util.ArrayList;
import java.util.List;

import io.mailroutes.state.MailboxRun;
import org.apache.camel.ExchangeProperty;

/**
 * The arguments of a CLI command as a list, so that nothing is ever quoted, split or read by a shell.
 *
 * <p>A route writes the command as people type it, with {@code {grant}} where the grant id goes; without a grant id
 * (the CLI's default grant) that argument is left out. {@code {since}} is the day from which on mail is read.
 */
public final class NylasArguments {

    private static final String GRANT = "{grant}";
    private static final String SINCE = "{since}";

    /** @param command that names no mailbox, such as {@code auth list --json} */
    public List<String> plain(String command) {
        return List.of(command.strip().split("\\s+"));
    }

    /** @param command such as {@code contacts list {grant} --json --limit 1000} */
    public List<String> of(String command, @ExchangeProperty("mailbox") MailboxRun run) {
        List<String> arguments = new ArrayList<>();
        for (String argument : plain(command)) {
            String value = switch (argument) {
                case GRANT -> run.getGrant();
                case SINCE -> run.since().toString();
                default -> argument;
            };
            if (!value.isEmpty()) {
                arguments.add(value);
            }
        }
        return arguments;
    }
}
