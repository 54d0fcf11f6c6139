package io.mailroutes.localmailbox;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Some of the items of a list, and where the next ones begin.
 *
 * @param items as many as were asked for, or fewer at the end
 * @param next  the cursor of the next page; null at the end
 */
record Page(List<ObjectNode> items, String next) {

    /**
     * @param list   the whole list from a position on
     * @param cursor what an earlier page gave as its next one; empty for the first
     * @throws NumberFormatException when no page gave such a cursor
     */
    static Page of(LongFunction<Stream<ObjectNode>> list, Predicate<? super JsonNode> filter, String cursor,
            int limit) {
        long position = cursor.isEmpty() ? 0 : Long.parseLong(cursor, Character.MAX_RADIX);
        List<ObjectNode> items = new ArrayList<>();
        for (Iterator<ObjectNode> rest = list.apply(position).iterator(); rest.hasNext(); position++) {
            ObjectNode item = rest.next();
            if (filter.test(item) && items.size() == limit) {
                return new Page(items, Long.toString(position, Character.MAX_RADIX));
            }
            if (filter.test(item)) {
                items.add(item);
            }
        }
        return new Page(items, null);
    }
}
