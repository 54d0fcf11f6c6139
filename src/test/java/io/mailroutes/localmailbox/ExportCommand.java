package io.mailroutes.localmailbox;

import java.io.PrintStream;
import java.util.List;

/** A command that prints some of the items of one mailbox. */
interface ExportCommand {

    /**
     * What stands for the grant on the command line, if anything.
     *
     * @throws CliException when there are too few or too many arguments
     */
    List<String> grantArgument();

    /** What the command prints of a mailbox. */
    Export export(Mailbox mailbox);

    /** Ends the command as it ends when Nylas answers with an error, with the traces that its steps leave on stderr. */
    void fail(ApiError error, PrintStream err);
}
