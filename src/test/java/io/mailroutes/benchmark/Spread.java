package io.mailroutes.benchmark;

import java.util.List;
import java.util.Locale;

/** A figure that was measured several times. */
record Spread(double least, double median, double most) {

    static Spread of(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }

    /** @param digits after the point */
    String text(int digits) {
        String number = "%,." + digits + "f";
        return least == most ? String.format(Locale.ROOT, number, median)
                : String.format(Locale.ROOT, number + " (" + number + "–" + number + ")", median, least, most);
    }
}
