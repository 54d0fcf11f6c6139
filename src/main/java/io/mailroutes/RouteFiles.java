package io.mailroutes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.mailroutes.settings.SettingsException;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.ResourceSupport;
import org.apache.camel.util.ObjectHelper;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Loads the routes: those of the jar, each of which a file of the same name in the user's folder replaces, and whatever
 * else that folder holds.
 *
 * <pre>{@code
 * new RouteFiles(context, Path.of("routes")).load();   // before the context is started
 * }</pre>
 */
public final class RouteFiles {

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
            PluginHelper.getRoutesLoader(context).loadRoutes(resources());
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

    private List<Resource> resources() throws IOException {
        TreeSet<String> own = new TreeSet<>(folder == null ? List.of() : files());
        List<Resource> resources = new ArrayList<>();
        for (String file : RouteIndex.all()) {
            resources.add(own.remove(file) ? resource(folder.resolve(file)) : inJar(file));
        }
        for (String file : own) {
            resources.add(resource(folder.resolve(file)));
        }
        return resources;
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
