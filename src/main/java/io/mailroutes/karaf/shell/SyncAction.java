package io.mailroutes.karaf.shell;

import io.mailroutes.karaf.MailroutesService;
import io.mailroutes.report.Summary;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** One run, now. */
@Service
@Command(scope = "mailroutes", name = "sync", description = "Runs once over all mailboxes and prints the summary.")
public final class SyncAction implements Action {

    @Option(name = "--dry-run", description = "Do everything but write: print what would be created and updated.")
    private boolean dryRun;

    @Option(name = "--full", description = "Read all mail there is, and try again what was refused before.")
    private boolean full;

    @Option(name = "--since", description = "Read mail from this day on, as in 2026-03-31.")
    private String since = "";

    @Reference
    private MailroutesService service;

    @Override
    public Object execute() throws InterruptedException {
        System.out.println(Summary.of(service.sync(dryRun, full ? "full" : since)));
        return null;
    }
}
