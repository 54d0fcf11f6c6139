package io.mailroutes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import io.mailroutes.settings.Settings;
import io.mailroutes.settings.SettingsException;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which files the routes are loaded from, and what is said of a file that is wrong. */
class RouteFilesTest {

    private static final String ROUTE = """
            - route:
                id: %s
                from:
                  uri: direct:%s
                  steps:
                    - to:
                        uri: mock:end
            """;

    private static final String LEADS = ROUTE.formatted("leads", "leads");

    @TempDir
    Path folder;

    private static CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        Properties defaults = Settings.defaults();
        context.getPropertiesComponent().setInitialProperties(defaults);
        return context;
    }

    private static List<RouteDefinition> load(Path folder) throws Exception {
        CamelContext context = context();
        new RouteFiles(context, folder).load();
        return context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions();
    }

    private void leads(String text) throws IOException {
        Files.writeString(folder.resolve("leads.camel.yaml"), text);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".camel.yaml"))
                    .toList();
        }
    }

    @Test
    void theIndexListsEachFileOfTheJar() throws Exception {
        Path onClassPath = Path.of(RouteFiles.class.getResource("/io/mailroutes/routes/index.txt").toURI()).getParent();
        assertThat(RouteIndex.all()).as("index.txt lists what is in the folder. To do: correct "
                + "src/main/resources/io/mailroutes/routes/index.txt, or mvn clean when a file was taken away")
                .doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(files(onClassPath));
    }

    @Test
    void theIndexNamesFirstWhatPeopleEdit() throws IOException {
        assertThat(RouteIndex.forPeople()).as("what stands before the empty line of index.txt")
                .containsExactlyInAnyOrderElementsOf(files(Path.of("routes")))
                .startsWith("sync.camel.yaml", "contacts.camel.yaml", "emails.camel.yaml", "accounts.camel.yaml",
                        "lookups.camel.yaml", "load.camel.yaml");
    }

    @Test
    void withoutAFolderAllComeFromTheJar() throws Exception {
        assertThat(load(null)).isNotEmpty()
                .allMatch(route -> route.getResource().getLocation().startsWith("classpath:io/mailroutes/routes/"));
    }

    @Test
    void aFileOfTheFolderReplacesTheJarsOfTheSameNameAndOthersAreAdded() throws Exception {
        Path odd = Files.createDirectories(folder.resolve("my routes+100%25"));
        Files.writeString(odd.resolve("lookups.camel.yaml"), ROUTE.formatted("mine", "mine"));
        Files.writeString(odd.resolve("leads.camel.yaml"), LEADS);
        Files.writeString(odd.resolve("notes.txt"), "not a route");
        List<RouteDefinition> routes = load(odd);
        assertThat(routes).extracting(route -> RouteFiles.name(route.getResource().getLocation()))
                .contains("sync.camel.yaml", "contacts.camel.yaml");
        assertThat(routes).filteredOn(route -> route.getResource().getLocation().endsWith("lookups.camel.yaml"))
                .extracting(RouteDefinition::getId).containsExactly("mine");
        assertThat(routes).filteredOn(route -> route.getResource().getLocation().startsWith("file:"))
                .extracting(RouteDefinition::getId).containsExactly("mine", "leads");
    }

    @Test
    void aRouteOfAFurtherFileReplacesTheOneOfTheSameId() throws Exception {
        leads(ROUTE.formatted("mailroutes-accounts-record", "mailroutes-accounts-record"));
        assertThat(load(folder)).filteredOn(route -> route.getId().equals("mailroutes-accounts-record"))
                .extracting(route -> RouteFiles.name(route.getResource().getLocation()))
                .containsExactly("leads.camel.yaml");
    }

    @Test
    void aFolderMayBeALink() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.writeString(real.resolve("leads.camel.yaml"), LEADS);
        assertThat(load(Files.createSymbolicLink(folder.resolve("link"), real)))
                .extracting(RouteDefinition::getId).contains("leads");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> load(folder.resolve("none"))).isInstanceOf(SettingsException.class)
                .hasMessage("There is no folder " + folder.resolve("none").toAbsolutePath()
                        + ". To do: start in the folder that holds routes/, or name it with --routes (mailroutes.routes).");
    }

    @Test
    void aFileThatIsNoYamlIsNamedWithTheLine() throws Exception {
        leads(LEADS + "  - broken: [\n");
        assertThatThrownBy(() -> load(folder)).isInstanceOf(RouteException.class)
                .hasMessageMatching("leads\\.camel\\.yaml, line \\d+: this is no route: .+\\. To do: .+");
    }

    @Test
    void aStepThatCamelDoesNotKnowIsNamedWithTheLine() throws Exception {
        leads(LEADS.replace("- to:", "- too:"));
        assertThatThrownBy(() -> load(folder)).isInstanceOf(RouteException.class)
                .hasMessageStartingWith("leads.camel.yaml, line 6: this is no route: ").hasMessageContaining("too")
                .hasMessageContaining("To do: ");
    }

    @Test
    void anOptionThatCamelDoesNotKnowIsNamedWithTheLine() throws Exception {
        leads(LEADS.replace("    id:", "    idd:"));
        assertThatThrownBy(() -> load(folder)).isInstanceOf(RouteException.class)
                .hasMessageStartingWith("leads.camel.yaml, line 2: this is no route: ").hasMessageContaining("idd");
    }

    @Test
    void anEmptyFileIsNamed() throws Exception {
        leads("# nothing yet\n");
        assertThatThrownBy(() -> load(folder)).isInstanceOf(RouteException.class)
                .hasMessageContaining("leads.camel.yaml");
    }

    @Test
    void theJarsRoutesAreFoundInAJar() throws Exception {
        Path jar = folder.resolve("mailroutes.jar");
        Path classes = Path.of(RouteFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        String classPath = System.getProperty("java.class.path").replace(classes.toString(), jar.toString());
        assertThat(classPath).contains(jar.toString());
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", classPath, FromJar.class.getName()).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains(load(null).size() + " routes");
    }

    /** Loads the routes in a process of its own, whose class path has the jar and not the folder. */
    static final class FromJar {

        private FromJar() {
        }

        public static void main(String[] arguments) throws Exception {
            System.out.println(load(null).size() + " routes");
        }
    }
}
