package io.mailroutes.benchmark;

/**
 * What one command took.
 *
 * @param wall   seconds
 * @param user   seconds of processor time in user mode, with all processes that it started
 * @param peakKb most resident memory of the largest of its processes
 * @param calls  of the org's API
 */
record Measured(double wall, double user, long peakKb, int calls) {

    Measured withCalls(int made) {
        return new Measured(wall, user, peakKb, made);
    }

    @Override
    public String toString() {
        return "%.2f s, %.2f s of processor time, %d MB, %d calls".formatted(wall, user, peakKb / 1024, calls);
    }
}
