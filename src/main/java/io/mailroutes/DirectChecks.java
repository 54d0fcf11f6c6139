package io.mailroutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import io.mailroutes.mapping.ClosestName;

/** Finds routes that are missing: where something is sent, and of a kind that the run is to read. */
final class DirectChecks {

    private static final String OURS = "mailroutes-";
    private static final String RECORD = "-record";
    static final String RUN = "mailroutes-run";

    private final List<EndpointUse> uses;
    private final Set<String> begun;

    DirectChecks(List<EndpointUse> uses) {
        this.uses = uses;
        this.begun = uses.stream().filter(use -> use.isConsumer() && use.scheme().equals("direct"))
                .map(EndpointUse::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return one line for each mistake */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        uses.stream().filter(use -> use.scheme().equals("kamelet") && use.name().equals(RUN))
                .forEach(use -> kinds(use).filter(kind -> !begun.contains(OURS + kind + RECORD))
                        .forEach(kind -> problems.add(noKind(use, kind))));
        uses.stream().filter(use -> !use.isConsumer() && !use.isDynamic() && use.scheme().equals("direct"))
                .filter(use -> use.name().startsWith(OURS) && !begun.contains(use.name()))
                .forEach(use -> problems.add(noRoute(use)));
        return problems;
    }

    /** @return the kinds that a run is to read */
    static Stream<String> kinds(EndpointUse run) {
        String kinds = String.valueOf(run.parameters().getOrDefault("kinds", ""));
        return Stream.of(kinds.split(",")).map(String::strip).filter(kind -> !kind.isEmpty());
    }

    /** @return the kinds that have a route which maps their records */
    List<String> kinds() {
        return begun.stream().filter(name -> name.startsWith(OURS) && name.endsWith(RECORD))
                .map(name -> name.substring(OURS.length(), name.length() - RECORD.length())).toList();
    }

    private String noKind(EndpointUse run, String kind) {
        return run.where() + ": the kind " + kind + " has no route from direct:" + OURS + kind + RECORD
                + ClosestName.question(kind, kinds()) + "To do: correct kinds there, or add the file " + kind + RouteIndex.ENDING
                + " with that route.";
    }

    private String noRoute(EndpointUse use) {
        return use.where() + ": nothing takes what is sent to direct:" + use.name()
                + ClosestName.question("direct:" + use.name(), begun.stream().map(name -> "direct:" + name).toList())
                + "To do: correct the name there, or add a route from direct:" + use.name() + ".";
    }
}
