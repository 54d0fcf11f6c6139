package io.mailroutes.localorg.page;

/** A text that leads somewhere. */
record Link(String text, String href) {

    static final Link HOME = new Link("Objects", Links.HOME);
    static final Link CALLS = new Link("Calls", Links.CALLS);
}
