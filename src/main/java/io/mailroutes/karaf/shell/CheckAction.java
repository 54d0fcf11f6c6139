package io.mailroutes.karaf.shell;

import io.mailroutes.karaf.MailroutesService;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Finds out whether a run would work. */
@Service
@Command(scope = "mailroutes", name = "check",
        description = "Checks the Nylas CLI, the log-in to Salesforce, every mapped field and the limits. Writes nothing.")
public final class CheckAction implements Action {

    @Reference
    private MailroutesService service;

    @Override
    public Object execute() {
        System.out.print(service.check());
        return null;
    }
}
