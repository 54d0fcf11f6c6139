package io.mailroutes.benchmark;

import java.io.IOException;

/** One way to do a work. */
interface Contender {

    String name();

    Work work();

    /** @return what is missing on this machine, and how to get it; empty for nothing */
    default String missing() {
        return "";
    }

    /** Makes all ready that is not measured. @return what is measured */
    CommandLine prepare(Trial trial) throws IOException, InterruptedException;
}
