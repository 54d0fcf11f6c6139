package io.mailroutes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of routes that were written for the first version are told apart from those of this one. */
class FirstRoutesTest {

    @TempDir
    Path folder;

    private void file(String name, String id, String to) throws IOException {
        Files.writeString(folder.resolve(name + ".camel.yaml"), """
                # What may be changed here: the mapping.
                - route:
                    id: %s
                    from:
                      uri: direct:begin
                      steps:
                        - to:
                            uri: %s
                """.formatted(id, to));
    }

    private void requireCurrent(Path routes) throws IOException {
        new RouteFiles(new DefaultCamelContext(), routes).requireCurrent();
    }

    @Test
    void filesOfTheFirstVersionAreNamedWithWhatToDo() throws IOException {
        file("contacts", "contacts-map", "kamelet:stage-record");
        file("watermarks", "watermark-read", "direct:watermark-scope");
        file("accounts", "accounts-map", "mock:end");
        file("emails", "emails-export", "mock:end");
        file("mine", "mine", "mock:end");
        assertThatThrownBy(() -> requireCurrent(folder)).isInstanceOf(RouteException.class).hasMessage(folder
                + " holds routes of the first version of Mailroutes, which this one cannot run: accounts.camel.yaml, "
                + "contacts.camel.yaml, emails.camel.yaml and 1 more. To do: move these files to another folder, write "
                + "the new ones with the command \"init\", and make your own changes in them again; CHANGELOG.md says "
                + "how.");
    }

    @Test
    void theyAreRefusedBeforeAnythingIsLoaded() throws IOException {
        file("retry", "safe-point", "bean:nobody");
        assertThatThrownBy(() -> new RouteFiles(new DefaultCamelContext(), folder).load())
                .isInstanceOf(RouteException.class).hasMessageContaining("retry.camel.yaml. To do: ");
    }

    @Test
    void aFileOfOnesOwnThatCallsAKameletOfTheFirstVersionIsOne() throws IOException {
        file("leads", "leads", "kamelet:load-bulk?object=Lead&externalId=Email");
        assertThatThrownBy(() -> requireCurrent(folder)).hasMessageContaining("leads.camel.yaml. To do: ");
    }

    @Test
    void othersPass() throws IOException {
        file("contacts", "mailroutes-contacts-record", "kamelet:mailroutes-record");
        file("query", "my-query", "kamelet:load-bulky-things");
        file("mine", "contacts-map", "mock:end");
        assertThatCode(() -> requireCurrent(folder)).doesNotThrowAnyException();
        assertThatCode(() -> requireCurrent(Path.of("routes"))).doesNotThrowAnyException();
        assertThatCode(() -> requireCurrent(null)).doesNotThrowAnyException();
    }
}
