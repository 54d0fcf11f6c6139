package io.mailroutes.localorg.search;

import java.util.List;

/**
 * A search, however it was asked for.
 *
 * @param returning empty for whatever object has the words
 * @param limit of records in all
 */
record Search(String term, SearchGroup group, List<Returning> returning, int limit) {

    /** Salesforce never gives more. */
    static final int MOST = 2000;
}
