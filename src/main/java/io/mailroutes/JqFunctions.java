package io.mailroutes;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.internal.tree.FunctionCall;
import net.thisptr.jackson.jq.internal.tree.FunctionDefinition;
import net.thisptr.jackson.jq.internal.tree.ImportStatement;
import net.thisptr.jackson.jq.internal.tree.literal.StringLiteral;

/**
 * The functions that a jq expression calls. jackson-jq looks a function up when it is called, and its tree keeps the
 * names to itself: they are read by reflection, so that a mistyped one is found before the first record comes.
 */
final class JqFunctions {

    private static final String LIBRARY = "net.thisptr.jackson.jq";

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> called = new TreeSet<>();
    private final Set<String> defined = new TreeSet<>();
    private final Set<String> kinds = new TreeSet<>();
    private boolean imports;

    private JqFunctions(JsonQuery query) {
        visit(query);
    }

    /** @return name and number of arguments ({@code org_day/0}) of each function that the expression calls in vain */
    static List<String> unknown(JsonQuery query, Scope scope) {
        JqFunctions functions = new JqFunctions(query);
        return functions.imports ? List.of() : functions.called.stream()
                .filter(call -> !functions.defined.contains(call) && !exists(call, scope)).toList();
    }

    /** @return the kinds to which it refers, as far as it writes their names out */
    static Set<String> kinds(JsonQuery query) {
        return new JqFunctions(query).kinds;
    }

    /** @return all functions of a scope, in the same form */
    static Set<String> names(Scope scope) {
        Set<String> names = new TreeSet<>();
        for (Scope each = scope; each != null; each = each.getParentScope()) {
            names.addAll(each.getLocalFunctions().keySet());
        }
        return names;
    }

    private static boolean exists(String call, Scope scope) {
        int slash = call.lastIndexOf('/');
        return scope.getFunction(call.substring(0, slash), Integer.parseInt(call.substring(slash + 1))) != null;
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
            note(part);
            fields(part).forEach(field -> visit(value(part, field)));
        }
    }

    private void note(Object part) {
        if (part instanceof ImportStatement) {
            imports = true;
        } else if (part instanceof FunctionCall) {
            List<?> arguments = (List<?>) value(part, "args");
            called.add(value(part, "name") + "/" + arguments.size());
            if ("ref".equals(value(part, "name")) && arguments.size() > 1) {
                text(arguments.get(0)).ifPresent(kinds::add);
            }
        } else if (part instanceof FunctionDefinition) {
            List<?> arguments = (List<?>) value(part, "args");
            defined.add(value(part, "fname") + "/" + arguments.size());
            arguments.forEach(argument -> defined.add(argument + "/0"));
        }
    }

    private static Optional<String> text(Object part) {
        return part instanceof StringLiteral literal ? Optional.of(literal.value().textValue()) : Optional.empty();
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

    private static Object value(Object part, String name) {
        return fields(part).stream().filter(field -> field.getName().equals(name)).findFirst()
                .map(field -> value(part, field)).orElseThrow(() -> new IllegalStateException(part.getClass()
                        + " has no " + name + " any more: another version of jackson-jq?"));
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
