package io.mailroutes.mapping;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.thisptr.jackson.jq.JsonQuery;

/** The parts of a jq expression. jackson-jq keeps its tree to itself: it is read by reflection. */
public final class JqTree {

    private static final String LIBRARY = "net.thisptr.jackson.jq";

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Consumer<Object> each;

    private JqTree(Consumer<Object> each) {
        this.each = each;
    }

    /** Calls for each part of an expression, for one before those that it holds. */
    public static void forEach(JsonQuery query, Consumer<Object> each) {
        new JqTree(each).visit(query);
    }

    /** @return what a part has under this name in the library's own code */
    public static Object value(Object part, String name) {
        return fields(part).stream().filter(field -> field.getName().equals(name)).findFirst()
                .map(field -> value(part, field)).orElseThrow(() -> new IllegalStateException(part.getClass()
                        + " has no " + name + " any more: another version of jackson-jq?"));
    }

    private void visit(Object part) {
        if (part == null || part instanceof String || !seen.add(part)) {
            return;
        }
        if (part instanceof Collection<?> parts) {
            parts.forEach(this::visit);
        } else if (part instanceof Map<?, ?> parts) {
            parts.values().forEach(this::visit);
        } else if (part.getClass().isArray() && !part.getClass().getComponentType().isPrimitive()) {
            for (int i = 0; i < Array.getLength(part); i++) {
                visit(Array.get(part, i));
            }
        } else if (part.getClass().getName().startsWith(LIBRARY)) {
            each.accept(part);
            fields(part).forEach(field -> visit(value(part, field)));
        }
    }

    private static List<Field> fields(Object part) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = part.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static Object value(Object part, Field field) {
        try {
            field.setAccessible(true);
            return field.get(part);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
