package io.mailroutes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the README lists is what there is. */
class ReadmeTest {

    private static final Pattern BEAN = Pattern.compile("(?:#|ref: )(mailroutes\\w+)");

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    @Test
    void theObjectsOfTheLocalOrgAreThoseThatItHas() throws IOException {
        String sentence = readme().replaceAll("(?s).*?- the objects (.*?), each\\s.*", "$1");
        List<String> named = Pattern.compile("`(\\w+)`").matcher(sentence).results().map(found -> found.group(1)).toList();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/io/mailroutes/localorg/objects"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> Character.isUpperCase(name.charAt(0)))
                    .filter(name -> name.endsWith(".txt")).map(name -> name.replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "emails"})
    void theBeansThatTheFileOfAKindNeedsAreExplained(String kind) throws IOException {
        String file = Files.readString(Path.of("routes", kind + ".camel.yaml"));
        List<String> beans = BEAN.matcher(file).results().map((MatchResult found) -> found.group(1)).distinct().toList();
        assertThat(beans).hasSize(3);
        assertThat(readme()).contains(beans.stream().map(bean -> "| `" + bean + "` |").toList());
    }
}
