package io.mailroutes.localmailbox;

import java.util.List;
import java.util.Optional;

/** The mailboxes of one Nylas application; the first is the default one. */
record Mailboxes(List<Mailbox> all) {

    Optional<Mailbox> byId(String grantId) {
        return all.stream().filter(mailbox -> mailbox.grant().id().equals(grantId)).findFirst();
    }

    Optional<String> idOf(String email) {
        return all.stream().map(Mailbox::grant).filter(grant -> grant.email().equals(email)).map(Grant::id).findFirst();
    }

    Optional<String> defaultId() {
        return all.stream().map(mailbox -> mailbox.grant().id()).findFirst();
    }
}
