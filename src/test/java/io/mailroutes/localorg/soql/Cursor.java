package io.mailroutes.localorg.soql;

import java.util.List;

/**
 * A query whose answer takes several pages. Its rows are fixed when it is asked, so that a row written meanwhile neither
 * appears twice nor pushes another off its page.
 */
record Cursor(Query query, List<String> ids, int pageSize) {
}
