package io.mailroutes.karaf;

import java.util.List;

import io.mailroutes.report.RunReport;

/**
 * What other bundles may ask for, as a service of OSGi. One run at a time: whoever asks during another run waits for its
 * end.
 *
 * <pre>{@code
 * RunReport report = service.sync(false, "");
 * Summary.of(report);          // the text that the command prints
 * report.exitStatus();
 * }</pre>
 */
public interface MailroutesService {

    /**
     * Runs once over all mailboxes. The run goes on when the caller is interrupted.
     *
     * @param dryRun whether nothing may be written
     * @param since  day from which on mail is read, {@code yyyy-MM-dd}; {@code full} for all; empty for what is new
     * @throws IllegalStateException when the run could not begin, or nothing runs here because the configuration is wrong
     */
    RunReport sync(boolean dryRun, String since) throws InterruptedException;

    /**
     * Sends dead letters again.
     *
     * @param from file of dead letters, or folder of such files; empty for {@code dead-letter.folder}
     * @param only reason codes of the letters to send; none for all
     * @throws IllegalStateException as for {@link #sync}, and when there are no letters
     */
    RunReport replay(boolean dryRun, String from, List<String> only) throws InterruptedException;

    /**
     * Finds out, without writing anything, whether a run would work.
     *
     * @return a line for each thing that was looked at, which begins with {@code ok} or {@code WRONG}
     * @throws IllegalStateException when nothing runs here because the configuration is wrong
     */
    String check();
}
