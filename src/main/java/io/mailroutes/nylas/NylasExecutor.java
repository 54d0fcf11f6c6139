package io.mailroutes.nylas;

import io.mailroutes.mapping.Samples;
import io.mailroutes.report.StateException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.apache.camel.component.exec.ExecEndpoint;
import org.apache.camel.component.exec.ExecResult;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;
import org.apache.commons.exec.ShutdownHookProcessDestroyer;
import org.apache.commons.exec.environment.EnvironmentUtils;

/**
 * Runs the Nylas CLI for camel-exec and streams what it prints into the command's out file, because camel-exec's own
 * executor keeps all of stdout in memory.
 *
 * <p>Without an out file the output is kept in memory: for the short answers ({@code auth list}, {@code version}).
 * Every way to fail ends in a {@link NylasException}: binary missing, exit status other than 0, time-out.
 */
public final class NylasExecutor implements ExecCommandExecutor {

    private static final int TIMED_OUT = 143;

    @Override
    public ExecResult execute(ExecCommand command) {
        if (command instanceof NylasCommand nylas && nylas.isSample()) {
            return new NylasResult(command, Samples.of(command.getArgs()), new byte[0]);
        }
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        try (OutputStream stdout = stdout(command)) {
            run(command, stdout, stderr);
            return new NylasResult(command, printed(stdout), stderr.toByteArray());
        } catch (IOException e) {
            throw StateException.full("what the Nylas CLI printed" + (command.getOutFile() == null ? "" : ", in "
                    + command.getOutFile()), e);
        }
    }

    private static void run(ExecCommand command, OutputStream stdout, ByteArrayOutputStream stderr) {
        DefaultExecutor executor = DefaultExecutor.builder().get();
        executor.setStreamHandler(new PumpStreamHandler(stdout, stderr));
        // A run that is stopped must not leave the CLI behind.
        executor.setProcessDestroyer(new ShutdownHookProcessDestroyer());
        ExecuteWatchdog watchdog = watchdog(command);
        if (watchdog != null) {
            executor.setWatchdog(watchdog);
        }
        try {
            executor.execute(commandLine(command), environment(command));
        } catch (ExecuteException e) {
            throw timedOut(watchdog) ? timeout(command) : NylasFailure.of(command.getArgs(), e.getExitValue(),
                    stderr.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new NylasException("Cannot run the Nylas CLI as `" + command.getExecutable() + "`: " + e.getMessage()
                    + ". To do: install it (https://cli.nylas.com) or set nylas.command to its path.", e);
        }
        if (timedOut(watchdog)) {
            throw timeout(command);
        }
    }

    // The CLI gives up by itself after 120 s over all pages, unless it is told otherwise.
    private static Map<String, String> environment(ExecCommand command) throws IOException {
        Map<String, String> environment = EnvironmentUtils.getProcEnvironment();
        // It would take the place of a mailbox that is named by its address; which one is read says nylas.grants.
        if (command instanceof NylasCommand nylas && nylas.namesMailbox()) {
            environment.remove("NYLAS_GRANT_ID");
        }
        if (command.getTimeout() != ExecEndpoint.NO_TIMEOUT) {
            environment.putIfAbsent("NYLAS_API_TIMEOUT", Duration.ofMillis(command.getTimeout()).toSeconds() + "s");
        }
        return environment;
    }

    private static boolean timedOut(ExecuteWatchdog watchdog) {
        return watchdog != null && watchdog.killedProcess();
    }

    private static NylasException timeout(ExecCommand command) {
        return new NylasException("`nylas " + String.join(" ", command.getArgs()) + "` was stopped after "
                + Duration.ofMillis(command.getTimeout()).toSeconds()
                + " s (exit status " + TIMED_OUT + "). To do: " + (command.getArgs().contains("--limit")
                        ? "raise nylas.timeout, or lower the limit (contacts.limit, mail.limit, or what the route names)."
                        : "run it by hand to see what it waits for."));
    }

    private static ExecuteWatchdog watchdog(ExecCommand command) {
        return command.getTimeout() == ExecEndpoint.NO_TIMEOUT ? null
                : ExecuteWatchdog.builder().setTimeout(Duration.ofMillis(command.getTimeout())).get();
    }

    private static CommandLine commandLine(ExecCommand command) {
        CommandLine line = new CommandLine(command.getExecutable());
        command.getArgs().forEach(argument -> line.addArgument(argument, false));
        return line;
    }

    private static OutputStream stdout(ExecCommand command) throws IOException {
        return command.getOutFile() == null ? new ByteArrayOutputStream()
                : Files.newOutputStream(Path.of(command.getOutFile().getPath()));
    }

    private static byte[] printed(OutputStream stdout) {
        return stdout instanceof ByteArrayOutputStream bytes ? bytes.toByteArray() : null;
    }
}
