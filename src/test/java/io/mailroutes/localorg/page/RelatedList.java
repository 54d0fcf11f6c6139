package io.mailroutes.localorg.page;

/**
 * Children of a record.
 *
 * @param name of the relationship
 * @param path the child's field behind it: {@code Task.WhoId}
 * @param all address of the list of all of them
 */
record RelatedList(String name, String path, String count, String all, Table table) {

    boolean hasRows() {
        return !table.rows().isEmpty();
    }
}
