package io.mailroutes.localorg.page;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param title of the window and the page
 * @param crumbs the way to this page, itself not among them
 */
record Frame(String title, List<Link> crumbs) {

    static Frame of(String title, Link... crumbs) {
        return new Frame(title, List.of(crumbs));
    }
}
