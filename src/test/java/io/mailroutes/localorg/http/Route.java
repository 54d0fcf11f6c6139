package io.mailroutes.localorg.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A method, a path with names in braces, and who answers. */
final class Route {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final String method;
    private final Pattern path;
    private final List<String> names = new ArrayList<>();
    private final boolean open;
    private final Handler handler;

    /** @param open whether the call needs no session */
    Route(String method, String path, boolean open, Handler handler) {
        this.method = method;
        this.open = open;
        this.handler = handler;
        NAME.matcher(path).results().forEach(name -> names.add(name.group(1)));
        // Salesforce finds resources whatever their case: /successfulResults and /successfulresults are one.
        String regex = path.replace("v{version}", "v(\\d\\d\\.0)");
        this.path = Pattern.compile(NAME.matcher(regex).replaceAll("([^/]+)"), Pattern.CASE_INSENSITIVE);
    }

    Optional<Map<String, String>> match(String requested) {
        Matcher matcher = path.matcher(requested);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            variables.put(names.get(i), matcher.group(i + 1));
        }
        return Optional.of(variables);
    }

    /** HEAD is answered as GET is, and the server leaves out the body. */
    boolean takes(String requested) {
        return methods().contains(requested);
    }

    List<String> methods() {
        return "GET".equals(method) ? List.of("HEAD", "GET") : List.of(method);
    }

    boolean open() {
        return open;
    }

    Handler handler() {
        return handler;
    }
}
