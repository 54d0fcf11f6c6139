package io.mailroutes.staging;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Pages of something long, read one after the other, so that only one is in memory.
 *
 * @param <T> what a page is made of
 */
public final class Pages<T> implements Iterator<List<T>> {

    private final Function<T, List<T>> read;
    private final UnaryOperator<List<T>> keep;
    private List<T> next;
    private T last;

    /**
     * @param read gives the page that follows an element, the first one for null, an empty one at the end
     * @param keep chooses what of a page is shown; what it leaves out still counts for where the next page begins
     */
    public Pages(Function<T, List<T>> read, UnaryOperator<List<T>> keep) {
        this.read = read;
        this.keep = keep;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            List<T> page = read.apply(last);
            if (page.isEmpty()) {
                return false;
            }
            last = page.get(page.size() - 1);
            List<T> kept = keep.apply(page);
            next = kept.isEmpty() ? null : kept;
        }
        return true;
    }

    @Override
    public List<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<T> page = next;
        next = null;
        return page;
    }
}
