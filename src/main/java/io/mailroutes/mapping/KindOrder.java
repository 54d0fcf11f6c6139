package io.mailroutes.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which kinds refer to which, and the order that follows from it. Not thread-safe. */
final class KindOrder {

    private final Map<String, Set<String>> parents = new LinkedHashMap<>();
    private List<String> sorted;

    void add(String kind) {
        if (parents.putIfAbsent(kind, new LinkedHashSet<>()) == null) {
            sorted = null;
        }
    }

    /** Notes that records of one kind refer to records of another. */
    void refers(String kind, String parent) {
        add(kind);
        add(parent);
        if (parents.get(kind).add(parent)) {
            sorted = null;
        }
    }

    /**
     * @return every kind after those that it refers to
     * @throws MappingException when kinds refer to each other in a circle
     */
    List<String> parentsFirst() {
        if (sorted == null) {
            List<String> done = new ArrayList<>();
            parents.keySet().forEach(kind -> visit(kind, done, new ArrayList<>()));
            sorted = List.copyOf(done);
        }
        return sorted;
    }

    private void visit(String kind, List<String> done, List<String> way) {
        if (done.contains(kind)) {
            return;
        }
        if (way.contains(kind)) {
            throw new MappingException("The kinds refer to each other in a circle: " + String.join(" to ", way) + " to "
                    + kind + ". To do: remove one of these references from its mapping.");
        }
        way.add(kind);
        parents.get(kind).forEach(parent -> visit(parent, done, way));
        way.remove(kind);
        done.add(kind);
    }
}
