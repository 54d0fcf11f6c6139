package io.mailroutes.nylas;

import java.io.File;
import java.util.List;
import java.util.Set;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecEndpoint;

/** A command of the Nylas CLI on its way from {@link NylasBinding} to {@link NylasExecutor}. */
final class NylasCommand extends ExecCommand {

    private static final long serialVersionUID = 1L;

    private final boolean sample;
    private final boolean namesMailbox;

    /**
     * @param outFile      what is printed goes there; null for short answers
     * @param sample       whether no CLI is run and a sample of what it prints is given
     * @param namesMailbox whether the arguments say which mailbox is meant
     */
    NylasCommand(ExecEndpoint endpoint, List<String> arguments, File outFile, boolean sample, boolean namesMailbox) {
        super(endpoint.getExecutable(), arguments, endpoint.getWorkingDir(), endpoint.getTimeout(), Set.of(), null,
                outFile, false, LoggingLevel.DEBUG);
        this.sample = sample;
        this.namesMailbox = namesMailbox;
    }

    boolean isSample() {
        return sample;
    }

    boolean namesMailbox() {
        return namesMailbox;
    }

    /** As people type it. */
    String shown() {
        return "nylas " + String.join(" ", getArgs());
    }
}
