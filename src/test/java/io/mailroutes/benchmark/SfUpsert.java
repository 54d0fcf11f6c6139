package io.mailroutes.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Salesforce's own command line loads the CSV. @param withJq whether it makes that first, as the guide does */
record SfUpsert(String name, boolean withJq) implements Contender {

    private static final Map<String, String> QUIET = Map.of("SF_DISABLE_TELEMETRY", "true", "SF_AUTOUPDATE_DISABLE", "true",
            "SF_DISABLE_DNS_CHECK", "true", "SF_USE_GENERIC_UNIX_KEYCHAIN", "true", "SF_SKIP_NEW_VERSION_CHECK", "true",
            "CI", "true", "NO_COLOR", "1");

    private static Optional<Path> sf() {
        return Installed.by("SF_CLI", "sf-", "sf").or(() -> Installed.onPath("sf"));
    }

    @Override
    public Work work() {
        return Work.CONTACTS;
    }

    @Override
    public String missing() {
        return sf().isEmpty() ? "The Salesforce CLI is not here. To do: bash .ci/run, or name it in SF_CLI."
                : withJq ? new JqCsv().missing() : "";
    }

    @Override
    public CommandLine prepare(Trial trial) throws IOException, InterruptedException {
        Map<String, String> login = new LinkedHashMap<>(QUIET);
        login.put("SF_ACCESS_TOKEN", trial.org().told("access token"));
        String sf = sf().orElseThrow().toString();
        MeasuredProcess.run(new CommandLine(List.of(sf, "org", "login", "access-token", "--instance-url", trial.org().url(),
                "--no-prompt", "--alias", "local", "--set-default"), login), trial);
        List<String> upsert = List.of(sf, "data", "upsert", "bulk", "--sobject", "Contact", "--file",
                withJq ? "contacts.csv" : trial.data().csv().toString(), "--external-id", "Email", "--wait", "60");
        return new CommandLine(withJq ? List.of("sh", "-c", quoted(JqCsv.words(trial)) + " >contacts.csv && " + quoted(upsert))
                : upsert, QUIET);
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }
}
