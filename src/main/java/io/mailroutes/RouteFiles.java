package io.mailroutes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.mailroutes.settings.SettingsException;
import org.apache.camel.CamelContext;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.ResourceSupport;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Loads the routes: those of the jar, each of which a file of the same name of the user's replaces, and whatever else the
 * user has. A route of such a further file takes the place of one with the same id. The user's files are those of a
 * folder, and those with routes of ours that the runtime loaded by itself; these are loaded again, now that what they
 * refer to is there.
 *
 * <pre>{@code
 * new RouteFiles(context, Path.of("routes")).load();   // before the context is started
 * }</pre>
 */
public final class RouteFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);

    private final CamelContext context;
    private final Path folder;

    /**
     * @param context that has the beans which the routes name
     * @param folder  with the user's {@code *.camel.yaml} files; null for those of the jar alone
     */
    public RouteFiles(CamelContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    /**
     * Looks whether the user's files are of this version; nothing is loaded, and the context needs no beans.
     *
     * @throws SettingsException when there is no such folder
     * @throws RouteException    when a file is of an older version
     */
    public void requireCurrent() throws IOException {
        if (folder != null) {
            FirstRoutes.refuse(folder, files());
        }
    }

    /**
     * Loads all routes.
     *
     * @throws SettingsException when there is no such folder
     * @throws RouteException    when a file cannot be read, or is of an older version
     */
    public void load() throws Exception {
        requireCurrent();
        try {
            Map<String, Resource> own = loadedBefore();
            if (folder != null) {
                files().forEach(file -> own.put(file, resource(folder.resolve(file))));
            }
            List<RouteDefinition> others = List.copyOf(model().getRouteDefinitions());
            load(listed(own));
            Map<String, String> before = fileOfRoute();
            load(further(own));
            keep(others);
            tellReplaced(before, fileOfRoute());
        } catch (Exception e) {
            MarkedYamlEngineException yaml = ObjectHelper.getException(MarkedYamlEngineException.class, e);
            throw yaml == null ? e : unreadable(yaml);
        }
    }

    // A route that the host has written in another language, and given an id of ours.
    private void keep(List<RouteDefinition> routes) throws Exception {
        for (RouteDefinition route : routes) {
            if (!model().getRouteDefinitions().contains(route)) {
                model().addRouteDefinition(route);
            }
        }
    }

    // An error handler that the host has set for its whole context would take the place of those that our routes name,
    // and make of a failure one that somebody has dealt with.
    private void load(List<Resource> files) throws Exception {
        ErrorHandlerFactory hosts = context.getCamelContextExtension().getErrorHandlerFactory();
        context.getCamelContextExtension().setErrorHandlerFactory(null);
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(files);
        } finally {
            context.getCamelContextExtension().setErrorHandlerFactory(hosts);
        }
    }

    /** @return the name of a file of routes, as people know it */
    static String name(String location) {
        return location.replaceFirst(".*[/\\\\:]", "");
    }

    /** @return a file as Camel reads it; its own way decodes the path, as if + and % in it were not meant */
    static Resource resource(Path file) {
        return new ResourceSupport("file", "file:" + file.toAbsolutePath()) {
            @Override
            public boolean exists() {
                return Files.exists(file);
            }

            @Override
            public InputStream getInputStream() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }

    // Camel gives a route the configurations that are there when it is loaded, and never later.
    private Map<String, Resource> loadedBefore() throws Exception {
        Map<String, Resource> files = new TreeMap<>();
        for (RouteDefinition route : model().getRouteDefinitions()) {
            if (route.getResource() != null && name(route).endsWith(RouteIndex.ENDING) && OurRoutes.isOne(route)) {
                files.put(name(route), route.getResource());
            }
        }
        for (RouteDefinition route : List.copyOf(model().getRouteDefinitions())) {
            if (route.getResource() != null && files.containsValue(route.getResource())) {
                model().removeRouteDefinition(route);
            }
        }
        return files;
    }

    private List<Resource> listed(Map<String, Resource> own) {
        return RouteIndex.all().stream().map(file -> own.containsKey(file) ? own.get(file) : inJar(file)).toList();
    }

    private List<Resource> further(Map<String, Resource> own) {
        return own.entrySet().stream().filter(file -> !RouteIndex.all().contains(file.getKey())).map(Map.Entry::getValue)
                .toList();
    }

    private Model model() {
        return context.getCamelContextExtension().getContextPlugin(Model.class);
    }

    private static String name(RouteDefinition route) {
        return name(route.getResource().getLocation());
    }

    private Map<String, String> fileOfRoute() {
        Map<String, String> files = new HashMap<>();
        model().getRouteDefinitions().stream().filter(route -> route.getId() != null && route.getResource() != null)
                .forEach(route -> files.put(route.getId(), name(route)));
        return files;
    }

    // Camel lets the later of two routes with one id take the other's place, and says nothing.
    private static void tellReplaced(Map<String, String> before, Map<String, String> after) {
        before.forEach((id, file) -> {
            if (!file.equals(after.get(id))) {
                LOG.info("The route {} is taken from {}, and no more from {}", id, after.get(id), file);
            }
        });
    }

    private List<String> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new SettingsException("There is no folder " + folder.toAbsolutePath()
                    + ". To do: start in the folder that holds routes/, or name it with --routes (mailroutes.routes).");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(RouteIndex.ENDING))
                    .toList();
        }
    }

    private Resource inJar(String file) {
        return ResourceHelper.resolveResource(context, "classpath:" + RouteIndex.onClassPath(file));
    }

    private static RouteException unreadable(MarkedYamlEngineException yaml) {
        String where = yaml.getProblemMark().map(RouteFiles::where).orElse("One of the files of routes");
        String what = yaml.getProblem() == null ? yaml.getMessage() : yaml.getProblem();
        return new RouteException(where + ": this is no route: " + what.strip()
                + ". To do: correct it there, or in the lines before.", yaml);
    }

    private static String where(Mark mark) {
        return name(mark.getName()) + ", line " + (mark.getLine() + 1);
    }
}
