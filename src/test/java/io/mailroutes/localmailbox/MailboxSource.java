package io.mailroutes.localmailbox;

import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where the local mailbox has its contacts and messages from; records come one at a time, in the CLI's own shape. */
public interface MailboxSource {

    List<Grant> grants();

    Iterator<ObjectNode> contacts(Grant grant);

    /** Messages with {@code date} in UTC; the command shows it in the machine's zone, as the CLI does. */
    Iterator<ObjectNode> messages(Grant grant);
}
