package io.mailroutes.benchmark;

import java.util.Locale;

/** What was measured, as a table of the README. @param results of all works */
record Table(Results results) {

    private static final double KB_IN_MB = 1024;

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Work work : Work.values()) {
            if (!results.rows(work).isEmpty()) {
                append(work, text);
            }
        }
        return text.toString();
    }

    private void append(Work work, StringBuilder text) {
        text.append("\n| ").append(work.title()).append(" | size | wall, s | user CPU, s | peak resident, MB | API calls |\n")
                .append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
        results.rows(work).stream().sorted((one, other) -> Integer.compare(one.size(), other.size())).forEach(row -> text
                .append(String.format(Locale.ROOT, "| %s | %,d | %s | %s | %s | %s |%n", row.contender(), row.size(),
                        results.spread(row, Measured::wall).text(2), results.spread(row, Measured::user).text(2),
                        results.spread(row, one -> one.peakKb() / KB_IN_MB).text(0),
                        work == Work.CSV ? "" : results.spread(row, Measured::calls).text(0))));
    }
}
