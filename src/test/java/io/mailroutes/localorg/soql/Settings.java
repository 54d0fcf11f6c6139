package io.mailroutes.localorg.soql;

import java.time.ZoneId;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What the parts of one query share.
 *
 * @param attributes makes what names a record's type and address, from both; {@code null} to leave it out
 * @param zone whose days date literals mean
 * @param deletedToo whether rows in the recycle bin count
 * @param limit of the query, or {@code null}
 */
record Settings(BiFunction<String, String, Map<String, Object>> attributes, ZoneId zone, boolean deletedToo,
                           Integer limit) {
}
