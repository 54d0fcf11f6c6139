package io.mailroutes.state;

import java.util.Collections;
import java.util.Iterator;
import java.util.function.Function;

/** The elements of {@link Pages}, one by one and turned into something else. */
final class FlatPages<T, R> implements Iterator<R> {

    private final Pages<T> pages;
    private final Function<T, R> turn;
    private Iterator<T> page = Collections.emptyIterator();

    FlatPages(Pages<T> pages, Function<T, R> turn) {
        this.pages = pages;
        this.turn = turn;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && pages.hasNext()) {
            page = pages.next().iterator();
        }
        return page.hasNext();
    }

    @Override
    public R next() {
        hasNext();
        return turn.apply(page.next());
    }
}
