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
        uses.stream().filter(DirectChecks::isRun)
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

    /**
     * @param referred kinds to which others refer
     * @return one line for each kind of a further file of the user's that no run comes to; another route may call it
     */
    List<String> unread(Set<String> referred) {
        List<EndpointUse> runs = uses.stream().filter(DirectChecks::isRun).toList();
        Set<String> read = runs.stream().flatMap(DirectChecks::kinds).collect(Collectors.toSet());
        return runs.isEmpty() ? List.of() : uses.stream().filter(use -> isRecord(use) && !isOfTheJar(use))
                .filter(use -> !referred.contains(kind(use)) && !read.contains(kind(use)) && !isCalled(kind(use)))
                .map(use -> unread(use, runs.get(0))).toList();
    }

    private static boolean isRun(EndpointUse use) {
        return use.scheme().equals("kamelet") && use.name().equals(RUN);
    }

    private static boolean isRecord(EndpointUse use) {
        return use.isConsumer() && use.scheme().equals("direct") && use.name().startsWith(OURS)
                && use.name().endsWith(RECORD);
    }

    private static boolean isOfTheJar(EndpointUse use) {
        return RouteIndex.all().contains(file(use));
    }

    private static String file(EndpointUse use) {
        return use.where().replaceFirst(", .*", "");
    }

    private static String kind(EndpointUse use) {
        return use.name().substring(OURS.length(), use.name().length() - RECORD.length());
    }

    // By a route other than the one that reads the kind's own records.
    private boolean isCalled(String kind) {
        Set<String> readers = uses.stream().filter(use -> use.isConsumer() && use.name().equals(OURS + kind))
                .map(EndpointUse::where).collect(Collectors.toSet());
        return uses.stream().filter(use -> !use.isConsumer() && use.scheme().equals("direct"))
                .anyMatch(use -> use.name().equals(OURS + kind)
                        || use.name().equals(OURS + kind + RECORD) && !readers.contains(use.where()));
    }

    private static String unread(EndpointUse record, EndpointUse run) {
        String kind = kind(record);
        return file(record) + " maps records of the kind " + kind + ", but a run makes none of them: " + file(run)
                + " does not name it under kinds, and no other kind refers to it. To do: add " + kind + " to kinds there, "
                + "unless a route of yours calls direct:" + OURS + kind + ".";
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
