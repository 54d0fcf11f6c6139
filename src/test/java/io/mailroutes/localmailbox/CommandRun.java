package io.mailroutes.localmailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What came of running a command: its exit status and all that it printed. */
record CommandRun(int status, String out, String err) {

    /**
     * Runs a command to its end.
     *
     * @param environment added to this machine's own, without any variable of the Nylas CLI
     * @param folder      for the files into which it prints
     */
    static CommandRun of(List<String> command, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("NYLAS_"));
        builder.environment().putAll(environment);
        int status = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
        return new CommandRun(status, Files.readString(out), Files.readString(err));
    }
}
