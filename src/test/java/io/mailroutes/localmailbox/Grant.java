package io.mailroutes.localmailbox;

/**
 * A mailbox as {@code nylas auth list} shows it.
 *
 * @param isDefault whether commands without a grant id mean this one
 */
public record Grant(String id, String email, String provider, String status, boolean isDefault) {
}
