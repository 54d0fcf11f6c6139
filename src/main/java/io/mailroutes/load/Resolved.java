package io.mailroutes.load;

import java.util.List;

/**
 * What was found out of a call that was in doubt.
 *
 * @param written records that the org has; the others go again
 */
record Resolved(List<Loaded> written) {
}
