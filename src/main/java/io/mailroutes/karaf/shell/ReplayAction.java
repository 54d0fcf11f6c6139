package io.mailroutes.karaf.shell;

import java.util.List;

import io.mailroutes.karaf.MailroutesService;
import io.mailroutes.report.Summary;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Sends dead letters again. */
@Service
@Command(scope = "mailroutes", name = "replay",
        description = "Sends dead letters again, through the routes as they are now; what is refused again stays.")
public final class ReplayAction implements Action {

    @Argument(name = "file", description = "File of dead letters (default: all *.jsonl of dead-letter.folder).")
    private String file = "";

    @Option(name = "--only", multiValued = true, description = "Send only dead letters with this reason code.")
    private List<String> only = List.of();

    @Option(name = "--dry-run", description = "Do everything but write: print what would be sent. Changes no file.")
    private boolean dryRun;

    @Reference
    private MailroutesService service;

    @Override
    public Object execute() throws InterruptedException {
        System.out.println(Summary.of(service.replay(dryRun, file, only)));
        return null;
    }
}
