package io.mailroutes.localmailbox;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What one grant gives access to, in the shape of the Nylas API (dates as Unix seconds). Contacts and messages are
 * streams, made anew at each call, so that a mailbox may be larger than the memory.
 */
interface Mailbox {

    Grant grant();

    /** In the order in which the address book was filled, without the first ones. */
    Stream<ObjectNode> contacts(long skipped);

    /** Newest first, as Nylas lists them, without the first ones. */
    Stream<ObjectNode> messages(long skipped);

    default Stream<ObjectNode> contacts() {
        return contacts(0);
    }

    default Stream<ObjectNode> messages() {
        return messages(0);
    }

    default List<Folder> folders() {
        return Folder.of(grant().provider());
    }
}
