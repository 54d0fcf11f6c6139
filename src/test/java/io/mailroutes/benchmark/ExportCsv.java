package io.mailroutes.benchmark;

/** This project's CSV of the contacts. */
record ExportCsv(String name, Program program) implements Contender {

    @Override
    public Work work() {
        return Work.CSV;
    }

    @Override
    public CommandLine prepare(Trial trial) {
        return CommandLine.of(program.command(trial, "export-csv", "contacts"));
    }
}
