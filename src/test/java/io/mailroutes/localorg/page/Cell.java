package io.mailroutes.localorg.page;

/**
 * A value on the page.
 *
 * @param href where it leads, or {@code null}
 * @param kind how it looks: a class of the style sheet
 */
record Cell(String text, String href, String kind) {
}
