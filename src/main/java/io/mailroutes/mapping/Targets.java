package io.mailroutes.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Body;

/**
 * Where each stage goes, as the routes say, and what the objects there look like, as the org says.
 *
 * <p>At the start of a run the mapping routes are tried on a sample record ({@link #note}); then the describe of every
 * object they name is read ({@link #describe}) and every mapped field is checked ({@link #check}).
 */
public final class Targets {

    private static final String MASTER = "MasterRecordId";

    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final Map<String, JsonNode> samples = new LinkedHashMap<>();
    private final Map<String, ObjectDescription> descriptions = new LinkedHashMap<>();
    private boolean checked;

    /** Notes what a mapping route makes of the sample record. */
    public synchronized void note(Target target, JsonNode mappedSample) {
        targets.put(target.stage(), target);
        samples.put(target.stage(), mappedSample);
    }

    /** @return API names of the objects to describe, each once */
    public synchronized List<String> objects() {
        return targets.values().stream().map(Target::object).distinct().toList();
    }

    /** @param describe the answer of the object's describe call */
    public synchronized void describe(@Body JsonNode describe) {
        ObjectDescription description = new ObjectDescription(describe);
        descriptions.put(description.name(), description);
    }

    /** Stops the run for an object that does not exist or that the user may not see; Salesforce says the same to both. */
    public synchronized void missing(String object) {
        String files = String.join(" and ", targets.values().stream().filter(target -> target.object().equals(object))
                .map(Target::file).toList());
        throw new MappingException(files + " writes " + object + ", which this org does not have or the logged-in user "
                + "has no permission for. To do: correct the object's name, or give the user permission on it.");
    }

    /** Checks every mapped field of every stage. @throws MappingException for the first that is wrong */
    public synchronized void check() {
        targets.values().forEach(target -> {
            ObjectDescription description = description(target.stage());
            if (!description.createable()) {
                throw new MappingException(target.file() + " writes " + target.object()
                        + ", which the logged-in user may not create. To do: give the user Create permission on it.");
            }
            guard(target.stage()).checkFields(samples.get(target.stage()));
        });
        checked = true;
    }

    /** The guard that holds a stage's records to its object. */
    public synchronized RecordGuard guard(String stage) {
        return new RecordGuard(description(stage), target(stage));
    }

    public synchronized Target target(String stage) {
        return targets.get(stage);
    }

    public synchronized Collection<Target> all() {
        return List.copyOf(targets.values());
    }

    /** The describe of a stage's object. */
    public synchronized ObjectDescription description(String stage) {
        Target target = target(stage);
        ObjectDescription description = target == null ? null : descriptions.get(target.object());
        if (description == null) {
            throw new MappingException("The object of the stage " + stage + " was not described before its records "
                    + "came. To do: send to direct:preflight first.");
        }
        return description;
    }

    /** Whether the mappings were tried and checked since the process began. */
    public synchronized boolean isChecked() {
        return checked;
    }

    /** The field that holds a person's address: what an org is searched by for the senders of mail; empty for none. */
    public synchronized String addressField() {
        ObjectDescription people = description("contacts");
        Target target = target("contacts");
        return Stream.concat(Stream.of(target.externalId()), samples.get("contacts").properties().stream()
                .map(Map.Entry::getKey))
                .filter(name -> people.field(name).filter(field -> "email".equals(field.type())).isPresent())
                .findFirst().orElse("");
    }

    /** What a look-up of a stage's existing records asks for, to be compared with what the mailbox has. */
    public synchronized String comparedFields(String stage) {
        Target target = target(stage);
        Set<String> fields = new LinkedHashSet<>(List.of("Id", target.externalId()));
        if (!target.overwrite().neverAny()) {
            samples.get(stage).fieldNames().forEachRemaining(fields::add);
        }
        return String.join(", ", fields);
    }

    /** What a look-up of created records asks for, to find those whose answer got lost. */
    public synchronized String mappedFields(String stage) {
        Set<String> fields = new LinkedHashSet<>(List.of("Id"));
        samples.get(stage).fieldNames().forEachRemaining(fields::add);
        return String.join(", ", fields);
    }

    /** The stage whose records go to an object; empty for none. */
    public synchronized Optional<Target> ofObject(String object) {
        return targets.values().stream().filter(target -> target.object().equals(object)).findFirst();
    }

    /** An external ID's value in the form by which records are found: addresses have no case. */
    public synchronized String key(String stage, String value) {
        Target target = target(stage);
        boolean address = description(stage).field(target.externalId())
                .filter(field -> "email".equals(field.type())).isPresent();
        return address ? value.toLowerCase(Locale.ROOT) : value;
    }

    /** The object that people are in Salesforce: {@code Contact}, unless the mapping says otherwise. */
    public synchronized String peopleObject() {
        return target("contacts").object();
    }

    /** Whether records of people can be merged in Salesforce: what is merged away names the record that stayed. */
    public synchronized boolean canBeMerged() {
        return description("contacts").field(MASTER).isPresent();
    }

    /** What a look-up of merged people asks for. */
    public synchronized String mergedFields() {
        return "Id, " + MASTER + (accountField().isEmpty() ? "" : ", MasterRecord." + accountField());
    }

    /** What a look-up of people asks for: their address, and their account where they have one. */
    public synchronized String peopleFields() {
        return accountField().isEmpty() ? addressField() : addressField() + ", " + accountField();
    }

    /** Whether people are linked to the account of their company: whether their mapping says so. */
    public synchronized boolean linksAccounts() {
        return !accountField().isEmpty();
    }

    /** The lookup field by which a person's record points to its account; empty where it has none. */
    public synchronized String accountField() {
        JsonNode sample = samples.get("contacts");
        if (sample == null) {
            return "";
        }
        return sample.properties().stream()
                .filter(field -> References.ACCOUNT.equals(field.getValue().asText()))
                .map(Map.Entry::getKey).findFirst().orElse("");
    }
}
