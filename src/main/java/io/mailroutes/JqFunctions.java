package io.mailroutes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.mailroutes.mapping.JqTree;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.internal.tree.FunctionCall;
import net.thisptr.jackson.jq.internal.tree.FunctionDefinition;
import net.thisptr.jackson.jq.internal.tree.ImportStatement;
import net.thisptr.jackson.jq.internal.tree.literal.StringLiteral;

/**
 * The functions that a jq expression calls. jackson-jq looks a function up when it is called: here a mistyped one is found
 * before the first record comes.
 */
final class JqFunctions {

    private final Set<String> called = new TreeSet<>();
    private final Set<String> defined = new TreeSet<>();
    private final Set<String> kinds = new TreeSet<>();
    private boolean imports;

    private JqFunctions(JsonQuery query) {
        JqTree.forEach(query, this::note);
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

    private void note(Object part) {
        if (part instanceof ImportStatement) {
            imports = true;
        } else if (part instanceof FunctionCall) {
            List<?> arguments = (List<?>) JqTree.value(part, "args");
            called.add(JqTree.value(part, "name") + "/" + arguments.size());
            if ("ref".equals(JqTree.value(part, "name")) && arguments.size() > 1) {
                text(arguments.get(0)).ifPresent(kinds::add);
            }
        } else if (part instanceof FunctionDefinition) {
            List<?> arguments = (List<?>) JqTree.value(part, "args");
            defined.add(JqTree.value(part, "fname") + "/" + arguments.size());
            arguments.forEach(argument -> defined.add(argument + "/0"));
        }
    }

    private static Optional<String> text(Object part) {
        return part instanceof StringLiteral literal ? Optional.of(literal.value().textValue()) : Optional.empty();
    }
}
