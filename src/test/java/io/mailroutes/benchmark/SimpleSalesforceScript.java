package io.mailroutes.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The script of the guide, in other words and with the same calls. */
final class SimpleSalesforceScript implements Contender {

    private static Optional<Path> python() {
        return Installed.by("SIMPLE_SALESFORCE_PYTHON", "simple-salesforce-", "bin/python");
    }

    @Override
    public String name() {
        return "a script with simple-salesforce";
    }

    @Override
    public Work work() {
        return Work.MAIL;
    }

    @Override
    public String missing() {
        return python().isPresent() ? ""
                : "simple-salesforce is not here. To do: bash .ci/run, or name a Python that has it in SIMPLE_SALESFORCE_PYTHON.";
    }

    @Override
    public CommandLine prepare(Trial trial) throws IOException {
        return new CommandLine(List.of(python().orElseThrow().toString(), Resource.copy("script.py", trial.folder()).toString(),
                trial.data().nylas().toString(), trial.org().url()), Map.of("ORG_USERNAME", trial.org().told("user name"),
                        "ORG_PASSWORD", trial.org().told("password"), "ORG_SECURITY_TOKEN", trial.org().told("security token")));
    }
}
