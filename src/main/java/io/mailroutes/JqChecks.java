package io.mailroutes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mailroutes.RouteModel.Step;
import io.mailroutes.mapping.ClosestName;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.apache.camel.CamelContext;
import org.apache.camel.language.jq.JqLanguage;
import org.apache.camel.support.ScriptHelper;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds jq that cannot be compiled, and functions that jq does not have. Nothing is evaluated. */
final class JqChecks {

    private static final Pattern PLACE = Pattern.compile(" at line (\\d+), column \\d+\\.?");

    private static final LevenshteinDistance NEAR = new LevenshteinDistance(3);

    private final CamelContext context;
    private final List<String> kinds;
    private final Map<String, YamlPlaces> places = new HashMap<>();
    private final Set<String> referred = new HashSet<>();
    private final Scope scope;

    /** @param kinds to which records may refer */
    JqChecks(CamelContext context, List<String> kinds) {
        this.context = context;
        this.kinds = kinds;
        this.scope = ((JqLanguage) context.resolveLanguage("jq")).getRootScope();
    }

    /** @return one line for each mistake */
    List<String> problems(List<Step> steps) {
        List<String> problems = new ArrayList<>();
        for (Step step : steps) {
            StepExpressions.of(step.definition()).stream().filter(expression -> "jq".equals(expression.getLanguage()))
                    .forEach(expression -> check(step, expression.getExpression(), problems));
            EndpointUse.of(step).stream().filter(use -> use.uri().startsWith("kamelet:mailroutes-record?"))
                    .map(use -> String.valueOf(use.parameters().getOrDefault("found", ""))).filter(jq -> !jq.isBlank())
                    .forEach(jq -> check(step, jq, problems));
        }
        return problems;
    }

    /** @return the kinds to which the expressions that were checked refer, as far as they write their names out */
    Set<String> referred() {
        return referred;
    }

    private void check(Step step, String written, List<String> problems) {
        String jq;
        try {
            jq = ScriptHelper.resolveOptionalExternalScript(context, context.resolvePropertyPlaceholders(written));
        } catch (IllegalArgumentException e) {
            problems.add(RouteChecks.unresolved(step.where(), e));
            return;
        }
        try {
            JsonQuery query = JsonQuery.compile(jq, Versions.JQ_1_7);
            JqFunctions.unknown(query, scope).forEach(call -> problems.add(noFunction(step, written, jq, call)));
            referred.addAll(JqFunctions.kinds(query));
            JqFunctions.kinds(query).stream().filter(kind -> !kinds.contains(kind))
                    .forEach(kind -> problems.add(noKind(step, written, jq, kind)));
        } catch (JsonQueryException e) {
            problems.add(noJq(step, written, jq, e));
        }
    }

    private String noJq(Step step, String written, String jq, JsonQueryException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String words = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        Matcher place = PLACE.matcher(words);
        int line = place.find() ? Integer.parseInt(place.group(1)) : 1;
        return where(step, written, line) + text(jq, line) + " is no jq: " + PLACE.matcher(words).replaceAll("")
                + ". To do: correct it there, or just before.";
    }

    private String noFunction(Step step, String written, String jq, String call) {
        String name = call.substring(0, call.lastIndexOf('/'));
        int line = line(jq, "\\b" + Pattern.quote(name) + "\\b");
        List<String> near = JqFunctions.names(scope).stream().filter(known -> NEAR.apply(call, known) >= 0).toList();
        return where(step, written, line) + text(jq, line) + " calls " + call + " (name/number of arguments), which jq "
                + "does not have here" + ClosestName.question(call, near) + "To do: correct it there.";
    }

    private String noKind(Step step, String written, String jq, String kind) {
        int line = line(jq, "\\bref\\s*\\(\\s*\"" + Pattern.quote(kind) + "\"");
        return where(step, written, line) + text(jq, line) + " refers to the kind " + kind + ", of which no records are "
                + "made" + ClosestName.question(kind, kinds) + "To do: correct it there, or add the file " + kind
                + RouteIndex.ENDING + ".";
    }

    private static int line(String jq, String wrong) {
        Matcher at = Pattern.compile(wrong).matcher(jq);
        return at.find() ? (int) jq.substring(0, at.start()).chars().filter(sign -> sign == '\n').count() + 1 : 1;
    }

    private String where(Step step, String written, int line) {
        if (step.resource() == null || written.startsWith("resource:")) {
            return step.where() + ", line " + line + " of the jq: ";
        }
        int inFile = places.computeIfAbsent(step.resource().getLocation(), location -> new YamlPlaces(step.resource()))
                .line(written, line);
        return inFile == 0 ? step.where() + ", line " + line + " of the jq: " : step.file() + ", line " + inFile + ": ";
    }

    private static String text(String jq, int line) {
        return "\"" + jq.lines().skip(line - 1L).findFirst().orElse("").strip() + "\"";
    }
}
