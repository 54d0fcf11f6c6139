package io.mailroutes.nylas;

/**
 * One Nylas grant.
 *
 * @param grant the grant id, or empty for the CLI's default grant
 * @param email the mailbox's own address, or empty when the CLI does not tell
 */
public record Mailbox(String grant, String email) {

    /** How people know this mailbox: its address, else its grant id. */
    public String name() {
        return !email.isEmpty() ? email : grant.isEmpty() ? "default" : grant;
    }
}
