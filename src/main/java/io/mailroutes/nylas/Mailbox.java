package io.mailroutes.nylas;

/**
 * One Nylas grant.
 *
 * @param grant the grant id, or empty for the CLI's default grant
 * @param email the mailbox's own address, or empty when the CLI does not tell
 */
public record Mailbox(String grant, String email) {

    /** @return what is wrong when nothing tells a mailbox's own address, and what to do */
    static String addressUnknown(String name) {
        return "the CLI does not tell the own address of the mailbox " + name + ", so its own mail and the own company's "
                + "make Contacts and Accounts. To do: set mailbox.address, or log in with `nylas auth login`";
    }

    /** How people know this mailbox: its address, else its grant id. */
    public String name() {
        return !email.isEmpty() ? email : grant.isEmpty() ? "default" : grant;
    }
}
