package io.mailroutes.benchmark;

import java.util.List;

/** This project's CSV of the contacts. */
record ExportCsv(String name, Program program) implements Contender {

    @Override
    public Work work() {
        return Work.CSV;
    }

    @Override
    public CommandLine prepare(Trial trial) {
        return program.command(trial, List.of("export-csv", "contacts"));
    }
}
