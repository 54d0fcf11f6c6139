package io.mailroutes.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * The kinds of this context: where each goes, as its route file says; what the objects there look like, as the org says;
 * and what the mappings gave so far. No kind is known by its name here.
 */
public final class Kinds {

    private static final String MASTER = "MasterRecordId";

    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final Map<String, ObjectDescription> descriptions = new LinkedHashMap<>();
    private final Map<String, Set<String>> fields = new LinkedHashMap<>();
    private final Map<String, String> mappings = new HashMap<>();
    private final Map<String, Set<String>> itsFields = new LinkedHashMap<>();
    private final KindOrder order = new KindOrder();
    private String checkedFor = "";

    /**
     * Takes over where a kind goes.
     *
     * @throws MappingException when its route file names two places
     */
    public synchronized void add(Target target) {
        Target before = targets.put(target.kind(), target);
        order.add(target.kind());
        if (before != null && !before.equals(target)) {
            throw new MappingException("Records of the kind " + target.kind() + " go to " + before.object() + " ("
                    + before.file() + ") and to " + target.object() + " (" + target.file() + ")"
                    + (before.object().equals(target.object()) ? " with other parameters" : "") + ". To do: make two "
                    + "kinds of them, or give each kamelet:mailroutes-record the same parameters.");
        }
    }

    /** Takes over a mapping as it is written. */
    public synchronized void addMapping(String file, String jq) {
        mappings.merge(file, jq, (one, other) -> one + "\n" + other);
    }

    /** @return where a kind goes */
    public synchronized Target target(String kind) {
        Target target = targets.get(kind);
        if (target == null) {
            throw new MappingException("There is no kind " + kind
                    + ClosestName.question(kind, targets.keySet()) + "To do: give it a route file that ends in "
                    + "kamelet:mailroutes-record with kind: " + kind + ".");
        }
        return target;
    }

    /** Whether a route file makes records of this kind. */
    public synchronized boolean has(String kind) {
        return targets.containsKey(kind);
    }

    public synchronized Collection<Target> all() {
        return List.copyOf(targets.values());
    }

    /** @return the kinds in the order in which they are written: what others refer to comes first */
    public synchronized List<String> parentsFirst() {
        return order.parentsFirst();
    }

    /** @return API names of the objects to describe, each once */
    public synchronized List<String> objects() {
        return targets.values().stream().map(Target::object).distinct().toList();
    }

    /**
     * @param describe the answer of the object's describe call
     * @param object   the name that the routes write
     * @throws MappingException when Salesforce writes it otherwise
     */
    public synchronized void describe(@Body JsonNode describe, @ExchangeProperty("object") String object) {
        ObjectDescription description = new ObjectDescription(describe);
        if (!description.name().equals(object)) {
            throw new MappingException(filesOf(object) + " writes " + object + ", but Salesforce calls it "
                    + description.name() + ". To do: write it like that; the results of ingest jobs tell upper from "
                    + "lower case.");
        }
        descriptions.put(object, description);
    }

    /** Stops the run for an object that does not exist or that the user may not see; Salesforce says the same to both. */
    public synchronized void missing(@ExchangeProperty("object") String object) {
        throw new MappingException(filesOf(object) + " writes " + object + ", which this org does not have or the "
                + "logged-in user has no permission for. To do: correct the object's name, or give the user permission "
                + "on it.");
    }

    private String filesOf(String object) {
        return String.join(" and ", targets.values().stream().filter(target -> target.object().equals(object))
                .map(Target::file).distinct().toList());
    }

    /**
     * Checks what is known of every kind.
     *
     * @param run for which all that is known was asked anew; null for none
     * @throws MappingException for the first that is wrong
     */
    public synchronized void check(@ExchangeProperty("run") String run) {
        targets.values().forEach(target -> {
            if (target.create() && !description(target.kind()).createable()) {
                throw new MappingException(target.file() + " writes " + target.object()
                        + ", which the logged-in user may not create. To do: give the user Create permission on it.");
            }
            RecordGuard guard = guard(target.kind());
            guard.checkTarget(fields.getOrDefault(target.kind(), Set.of()));
            if (target.create() && fields.containsKey(target.kind())) {
                guard.requireMapped(this::mayGive);
            }
        });
        parentsFirst();
        checkedFor = run;
    }

    // A field that only some records get is named in the mapping, though no sample has it.
    private boolean mayGive(Target target, String field) {
        return fields.get(target.kind()).contains(field)
                || mappings.getOrDefault(target.file(), "").contains(field);
    }

    /** Whether everything was checked for this run, and for no other since. */
    public synchronized boolean isChecked(@ExchangeProperty("run") String run) {
        return run.equals(checkedFor);
    }

    /** The guard that holds a kind's records to its object. */
    public synchronized RecordGuard guard(String kind) {
        return new RecordGuard(description(kind), target(kind));
    }

    /** The guard of a kind as far as nobody asks the org: any field is taken, and text is not cut. */
    public RecordGuard guardWithoutOrg(String kind) {
        Target target = target(kind);
        return new RecordGuard(ObjectDescription.unknown(target.object()), target);
    }

    /** The describe of a kind's object. */
    public synchronized ObjectDescription description(String kind) {
        Target target = target(kind);
        ObjectDescription description = descriptions.get(target.object());
        if (description == null) {
            throw new MappingException("The object of the kind " + kind + " was not described before its records "
                    + "came. To do: begin with direct:mailroutes-sync.");
        }
        return description;
    }

    /** Takes over which fields a mapping gave, and what it referred to. */
    public synchronized void note(String kind, Iterable<String> given, Collection<Reference> references) {
        given.forEach(fields.computeIfAbsent(kind, each -> new LinkedHashSet<>())::add);
        for (Reference reference : references) {
            requireKind(kind, reference.kind());
            order.refers(kind, target(reference.kind()).kind());
            if (!reference.field().isEmpty()) {
                itsFields.computeIfAbsent(reference.kind(), each -> new LinkedHashSet<>()).add(reference.field());
            }
        }
    }

    private void requireKind(String from, String to) {
        if (!has(to)) {
            throw new MappingException(target(from).file() + " refers to the kind " + to + ", of which no records are "
                    + "made" + ClosestName.question(to, targets.keySet()) + "To do: correct the name in "
                    + "ref(…), or add a route file for that kind.");
        }
    }

    /** @return the names of all fields that a kind's mapping gave so far */
    public synchronized Set<String> fields(String kind) {
        return Set.copyOf(fields.getOrDefault(kind, Set.of()));
    }

    /**
     * What a look-up of a kind's existing records asks for: its key, what others want of it, and what is compared with
     * the mailbox.
     */
    public synchronized List<String> comparedFields(String kind) {
        Target target = target(kind);
        Set<String> asked = new LinkedHashSet<>(List.of("Id"));
        if (target.isUpsert()) {
            asked.add(target.externalId());
        }
        Set<String> wanted = new LinkedHashSet<>(itsFields.getOrDefault(kind, Set.of()));
        if (!target.overwrite().neverAny()) {
            wanted.addAll(fields.getOrDefault(kind, Set.of()));
        }
        ObjectDescription description = description(kind);
        wanted.stream().filter(field -> description.field(field).isPresent()).forEach(asked::add);
        return List.copyOf(asked);
    }

    /** @return the fields of a kind whose values others want */
    public synchronized Set<String> itsFields(String kind) {
        ObjectDescription description = description(kind);
        return Set.copyOf(itsFields.getOrDefault(kind, Set.of()).stream()
                .filter(field -> description.field(field).isPresent()).toList());
    }

    /** What a look-up of created records asks for, to find those whose answer got lost. */
    public synchronized List<String> mappedFields(String kind) {
        List<String> asked = new ArrayList<>(List.of("Id"));
        asked.addAll(fields.getOrDefault(kind, Set.of()));
        return asked;
    }

    /** Whether records of a kind can be merged in Salesforce: what is merged away names the record that stayed. */
    public synchronized boolean canBeMerged(String kind) {
        return description(kind).field(MASTER).isPresent();
    }
}
