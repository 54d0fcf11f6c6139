package io.mailroutes.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

import io.mailroutes.deadletter.ReplayOrders;
import io.mailroutes.localorg.LocalOrgBuilder;
import io.mailroutes.report.RunReport;
import io.mailroutes.run.RunOrder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A recipe of the README: the files that a user puts into routes/, over the routes of the jar, and an org with the
 * objects and fields that some of the recipes want.
 */
abstract class RecipeTest extends RoutesTest {

    private static final Path RECIPES = Path.of("src/test/resources/io/mailroutes/recipes");
    private static final int LONGEST = 60;

    @Override
    LocalOrgBuilder org() {
        return super.org().metadata(Path.of("src/test/resources/io/mailroutes/retarget-metadata"));
    }

    /** The user's folder holds the files of a recipe and nothing else: one, and the kinds of sync.camel.yaml. */
    final void recipe(String name) {
        try (Stream<Path> files = Files.list(RECIPES.resolve(name))) {
            routes = Files.createDirectories(folder.resolve("recipe"));
            List<Path> all = files.sorted().toList();
            for (Path file : all) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(LONGEST);
                Files.copy(file, routes.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(all.stream().map(file -> file.getFileName().toString())
                    .filter(file -> !file.equals("sync.camel.yaml"))).hasSize(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more run over the same mailbox, which has nothing to write. */
    final void secondRunWritesNothing() {
        long before = writes();
        RunReport second = sync();
        assertThat(second.kinds()).allSatisfy(kind -> assertThat(kind.created() + kind.updated()).as(kind.kind())
                .isZero());
        assertThat(writes()).isEqualTo(before);
    }

    /** Sends all dead letters again. @return the report */
    final RunReport sendAgain() {
        start();
        RunReport report = template.requestBody("direct:mailroutes-sync",
                RunOrder.sendAgain(false, ReplayOrders.ALL, List.of()), RunReport.class);
        assertThat(report.addsUp()).isTrue();
        return report;
    }

    final long writes() {
        return org.callLog().stream().filter(call -> !"GET".equals(call.method()) && !call.path().endsWith("/token"))
                .count();
    }
}
