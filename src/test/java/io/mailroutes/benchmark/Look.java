package io.mailroutes.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * One look at the process of a soak.
 *
 * @param run         how many runs have ended
 * @param process     what it holds
 * @param ledgerBytes size of the ledger's files
 * @param apiCalls    calls to Salesforce since the last look, for each run
 */
record Look(int run, ProcessSample process, long ledgerBytes, double apiCalls) {

    static final String HEAD = "   run  resident MB  live heap MB  threads  handles  ledger kB  API calls a run";

    private static final int WARMING_UP = 2;

    String line() {
        return String.format(Locale.ROOT, "%6d  %11.1f  %12.1f  %7d  %7d  %9d  %15.1f", run,
                process.residentKb() / 1024.0, process.heapKb() / 1024.0, process.threads(), process.handles(),
                ledgerBytes / 1024, apiCalls);
    }

    /** The last look against the first after the start had settled. */
    static String ratios(List<Look> looks) {
        Look first = looks.get(Math.min(WARMING_UP, looks.size() - 1));
        Look last = looks.get(looks.size() - 1);
        return String.format(Locale.ROOT, "run %d against run %d: resident %.2f, live heap %.2f, threads %.2f, "
                + "handles %.2f, ledger %.2f", last.run, first.run,
                ratio(last.process.residentKb(), first.process.residentKb()),
                ratio(last.process.heapKb(), first.process.heapKb()),
                ratio(last.process.threads(), first.process.threads()),
                ratio(last.process.handles(), first.process.handles()), ratio(last.ledgerBytes, first.ledgerBytes));
    }

    private static double ratio(long last, long first) {
        return (double) last / first;
    }
}
