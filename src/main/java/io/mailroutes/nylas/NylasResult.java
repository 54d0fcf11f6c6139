package io.mailroutes.nylas;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecResult;

/** What the CLI printed, to be read any number of times: a tracer of Camel may read it before the route does. */
final class NylasResult extends ExecResult {

    private final byte[] printed;

    /** @param printed null when it is in the command's out file */
    NylasResult(ExecCommand command, byte[] printed, byte[] errors) {
        super(command, null, new ByteArrayInputStream(errors), 0);
        this.printed = printed;
    }

    @Override
    public InputStream getStdout() {
        return printed == null ? null : new ByteArrayInputStream(printed);
    }
}
