package io.mailroutes.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** jsforce loads the CSV. */
final class JsforceUpsert implements Contender {

    private static Optional<Path> node() {
        return Installed.by("JSFORCE_NODE", "sf-", "jsforce-node");
    }

    @Override
    public String name() {
        return "jsforce, bulk upsert alone";
    }

    @Override
    public Work work() {
        return Work.CONTACTS;
    }

    @Override
    public String missing() {
        return node().isPresent() ? ""
                : "jsforce is not here. To do: bash .ci/run, or name a Node that finds it in JSFORCE_NODE.";
    }

    @Override
    public CommandLine prepare(Trial trial) throws IOException {
        return CommandLine.of(List.of(node().orElseThrow().toString(), Resource.copy("upsert.cjs", trial.folder()).toString(),
                trial.org().url(), trial.org().told("access token"), trial.data().csv().toString()));
    }
}
