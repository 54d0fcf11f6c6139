package io.mailroutes.localorg.schema;

/** A relationship seen from the parent: the child object, and its field that refers to the parent. */
public record ChildRelationship(SObjectType child, Field field) {

    /** The name of the children in SOQL, or {@code null} when they cannot be asked for that way. */
    public String name() {
        return field.relationship().childName();
    }

    public boolean cascadeDelete() {
        return field.has(Flag.CASCADE);
    }
}
