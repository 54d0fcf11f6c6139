package io.mailroutes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.mailroutes.settings.SettingsException;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
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
 * Loads the routes: those of the jar, each of which a file of the same name in the user's folder replaces, and whatever
 * else that folder holds. A route of such a further file takes the place of one with the same id.
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
            TreeSet<String> own = new TreeSet<>(folder == null ? List.of() : files());
            PluginHelper.getRoutesLoader(context).loadRoutes(listed(own));
            Map<String, String> before = fileOfRoute();
            PluginHelper.getRoutesLoader(context).loadRoutes(further(own));
            tellReplaced(before, fileOfRoute());
        } catch (Exception e) {
            MarkedYamlEngineException yaml = ObjectHelper.getException(MarkedYamlEngineException.class, e);
            throw yaml == null ? e : unreadable(yaml);
        }
    }

    /** @return the name of a file of routes, as people know it */
    static String name(String location) {
        return location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1);
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

    private List<Resource> listed(Set<String> own) {
        return RouteIndex.all().stream().map(file -> own.contains(file) ? resource(folder.resolve(file)) : inJar(file))
                .toList();
    }

    private List<Resource> further(Set<String> own) {
        return own.stream().filter(file -> !RouteIndex.all().contains(file))
                .map(file -> resource(folder.resolve(file))).toList();
    }

    private Map<String, String> fileOfRoute() {
        Map<String, String> files = new HashMap<>();
        context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions().stream()
                .filter(route -> route.getId() != null && route.getResource() != null)
                .forEach(route -> files.put(route.getId(), name(route.getResource().getLocation())));
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
                    + ". To do: start in the folder that holds routes/, or name it with --routes.");
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
