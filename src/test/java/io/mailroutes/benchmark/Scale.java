package io.mailroutes.benchmark;

import java.util.List;
import java.util.stream.IntStream;

/** A logarithmic axis from one power of ten to another. */
final class Scale {

    private final int first;
    private final int last;
    private final double from;
    private final double to;

    /** @param figures all over 0. @param from where the least is. @param to where the most is */
    Scale(List<Double> figures, double from, double to) {
        this.first = (int) Math.floor(Math.log10(figures.stream().mapToDouble(Double::doubleValue).min().orElseThrow()));
        this.last = Math.max(first + 1,
                (int) Math.ceil(Math.log10(figures.stream().mapToDouble(Double::doubleValue).max().orElseThrow())));
        this.from = from;
        this.to = to;
    }

    double at(double figure) {
        return from + (Math.log10(figure) - first) / (last - first) * (to - from);
    }

    List<Double> ticks() {
        return IntStream.rangeClosed(first, last).mapToObj(power -> Math.pow(10, power)).toList();
    }
}
