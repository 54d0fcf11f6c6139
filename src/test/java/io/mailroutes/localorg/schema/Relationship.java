package io.mailroutes.localorg.schema;

import java.util.List;

/**
 * What a reference field refers to.
 *
 * @param name the parent's name in SOQL, {@code Account} or {@code Primary_Contact__r}
 * @param targets objects it may point at; more than one makes it polymorphic
 * @param childName the children's name in SOQL seen from the parent, {@code Contacts}; {@code null} when it has none
 */
public record Relationship(String name, List<String> targets, String childName) {

    public Relationship {
        targets = List.copyOf(targets);
    }

    public boolean polymorphic() {
        return targets.size() > 1;
    }
}
