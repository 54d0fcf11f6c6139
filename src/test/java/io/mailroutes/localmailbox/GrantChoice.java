package io.mailroutes.localmailbox;

import java.util.List;
import java.util.Map;

/**
 * Which grant a command is about: an id as argument, else {@code NYLAS_GRANT_ID} (which also wins over an address as
 * argument), else the address, else the default grant.
 */
final class GrantChoice {

    private final Mailboxes mailboxes;
    private final String fromEnvironment;

    GrantChoice(Mailboxes mailboxes, Map<String, String> environment) {
        this.mailboxes = mailboxes;
        this.fromEnvironment = environment.getOrDefault("NYLAS_GRANT_ID", "");
    }

    /** @throws CliException when nothing says which grant */
    String id(List<String> arguments) {
        String argument = arguments.isEmpty() ? "" : arguments.get(0);
        if (!argument.isEmpty() && !argument.contains("@")) {
            return argument;
        }
        if (!fromEnvironment.isEmpty()) {
            return fromEnvironment;
        }
        return argument.isEmpty() ? mailboxes.defaultId().orElseThrow(CliException::noGrant)
                : mailboxes.idOf(argument)
                        .orElseThrow(() -> new CliException("no grant found for email: " + argument));
    }
}
