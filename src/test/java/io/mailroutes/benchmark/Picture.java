package io.mailroutes.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Time and memory over size, as SVG: a line for each contender that took contacts, both axes logarithmic. Written as it
 * is, since there is no more to it than lines and words.
 */
final class Picture {

    private static final int WIDTH = 460;
    private static final int HEIGHT = 300;
    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int KEY = 20;
    private static final double KB_IN_MB = 1024;
    private static final List<String> COLOURS = List.of("#0b6e99", "#d9730d", "#448361", "#9065b0", "#c14c8a", "#9f6b53",
            "#787774", "#cb912f", "#d44c47", "#337ea9");

    private final Results results;
    private final Map<String, List<Results.Row>> lines = new LinkedHashMap<>();

    Picture(Results results) {
        this.results = results;
        for (Work work : List.of(Work.CSV, Work.CONTACTS)) {
            results.rows(work).forEach(row -> lines.computeIfAbsent(row.contender(), name -> new ArrayList<>()).add(row));
        }
    }

    String svg() {
        int width = 2 * (LEFT + WIDTH) + LEFT;
        int height = TOP + HEIGHT + TOP + KEY * (lines.size() + 1) / 2 + KEY;
        StringBuilder svg = new StringBuilder(("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family="
                + "\"sans-serif\" font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n")
                .formatted(width, height));
        if (!lines.isEmpty()) {
            panel(svg, LEFT, "wall time, seconds", Measured::wall);
            panel(svg, LEFT + WIDTH + LEFT, "peak resident, MB", one -> one.peakKb() / KB_IN_MB);
            key(svg);
        }
        return svg.append("</svg>\n").toString();
    }

    private void panel(StringBuilder svg, int left, String title, ToDoubleFunction<Measured> figure) {
        List<Results.Row> all = lines.values().stream().flatMap(List::stream).toList();
        Scale across = new Scale(all.stream().map(row -> (double) row.size()).toList(), left, left + WIDTH);
        Scale up = new Scale(all.stream().map(row -> results.spread(row, figure).median()).toList(), TOP + HEIGHT, TOP);
        append(svg, "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>", left, TOP - KEY / 2, title);
        for (double tick : across.ticks()) {
            append(svg, "<path d=\"M%.1f %dV%d\" stroke=\"#ddd\"/>", across.at(tick), TOP, TOP + HEIGHT);
            append(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,.0f</text>", across.at(tick),
                    TOP + HEIGHT + KEY, tick);
        }
        for (double tick : up.ticks()) {
            append(svg, "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>", left, up.at(tick), left + WIDTH);
            append(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", left - 4, up.at(tick) + 4,
                    tick < 1 ? Double.toString(tick) : String.format(Locale.ROOT, "%,.0f", tick));
        }
        int number = 0;
        for (List<Results.Row> rows : lines.values()) {
            String colour = colour(number++);
            StringBuilder path = new StringBuilder();
            for (Results.Row row : rows) {
                double x = across.at(row.size());
                double y = up.at(results.spread(row, figure).median());
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x, y));
                append(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x, y, colour);
            }
            append(svg, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, colour);
        }
    }

    private void key(StringBuilder svg) {
        int number = 0;
        for (Map.Entry<String, List<Results.Row>> line : lines.entrySet()) {
            int x = number % 2 == 0 ? LEFT : LEFT + WIDTH + LEFT;
            int y = TOP + HEIGHT + TOP + KEY / 2 + number / 2 * KEY;
            append(svg, "<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"%s\"/>", x, y, colour(number++));
            append(svg, "<text x=\"%d\" y=\"%d\">%s: %s</text>", x + KEY / 2, y + 4,
                    line.getValue().get(0).work().title(), line.getKey());
        }
    }

    private static String colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    private static void append(StringBuilder svg, String element, Object... values) {
        svg.append(String.format(Locale.ROOT, element, values)).append('\n');
    }
}
