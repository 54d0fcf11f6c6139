package io.mailroutes.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.mailroutes.command.Commands;
import io.mailroutes.localmailbox.FixedMailboxes;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.LocalOrg;

/**
 * {@code mvn -q test-compile exec:java@demo}: one sync of the local mailbox into the local org, through the routes that
 * production uses. Everything is kept in {@code target/demo}, so that a second run shows that nothing is written twice.
 * With {@code -Ddemo.stay} the local org stays up until the process is told to stop (Ctrl-C), so that its page can be
 * looked at.
 */
public final class Demo {

    private static final Path FOLDER = Path.of("target", "demo").toAbsolutePath();

    private static final String STAY = "demo.stay";

    private Demo() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int status = sync();
        if (status != 0 && status != 2) {
            System.exit(status);
        }
    }

    private static int sync() throws IOException, InterruptedException {
        Path nylas = LocalMailbox.fixed().install(FOLDER);
        try (LocalOrg org = LocalOrg.builder().database(FOLDER.resolve("org"))
                .metadata(Path.of("src", "main", "salesforce")).start()) {
            System.out.println("A local org stands in for Salesforce at " + org.url()
                    + ", a local mailbox for the Nylas CLI.\n");
            int status = Commands.line().execute("sync",
                    "--set", "nylas.command=" + nylas,
                    "--set", "nylas.grants=" + String.join(",", List.of(FixedMailboxes.DANA.id(),
                            FixedMailboxes.SALES.id(), FixedMailboxes.ARCHIVE.id())),
                    "--set", "mail.initial-days=3650",
                    "--set", "mail.external-id=Nylas_Message_Id__c",
                    "--set", "salesforce.login-url=" + org.url(),
                    "--set", "salesforce.client-id=" + org.clientId(),
                    "--set", "salesforce.client-secret=" + org.clientSecret(),
                    "--set", "state.folder=" + FOLDER.resolve("state"),
                    "--set", "dead-letter.folder=" + FOLDER.resolve("dead-letter"));
            System.out.printf("%nThe local org now has %d Accounts, %d Contacts and %d Tasks. Run this again: nothing is "
                    + "written twice.%nDead letters: target/demo/dead-letter. To begin anew, delete target/demo.%n",
                    count(org, "Account"), count(org, "Contact"), count(org, "Task"));
            if (Boolean.getBoolean(STAY)) {
                stay(org);
            }
            return status;
        }
    }

    private static void stay(LocalOrg org) throws InterruptedException {
        System.out.printf("%nOpen %s/ in a browser to see what is in the local org and how it was called. Ctrl-C ends "
                + "the demo.%n", org.url());
        // Whoever stops the process does not let this method return.
        Runtime.getRuntime().addShutdownHook(new Thread(org::close, "demo-end"));
        Thread.currentThread().join();
    }

    private static int count(LocalOrg org, String object) {
        return org.count("SELECT COUNT() FROM " + object);
    }
}
