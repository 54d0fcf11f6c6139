package io.mailroutes.mapping;

import java.io.IOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is checked of the kinds before anything runs. */
class KindsTest {

    private static Kinds thing(boolean create) throws IOException {
        Kinds kinds = new Kinds();
        kinds.add(new Target("things", "Thing", "", "", OverwriteRules.of("", "", ""), create, "things.camel.yaml"));
        kinds.describe(new ObjectMapper().readTree("{\"name\": \"Thing\", \"createable\": false}"), "Thing");
        return kinds;
    }

    @Test
    void whoMayNotCreateIsTold() throws IOException {
        Kinds kinds = thing(true);
        assertThatThrownBy(() -> kinds.check("run")).isInstanceOf(MappingException.class)
                .hasMessage("things.camel.yaml writes Thing, which the logged-in user may not create. To do: give the "
                        + "user Create permission on it.");
    }

    @Test
    void whatIsNeverCreatedNeedsNoPermission() throws IOException {
        assertThatCode(() -> thing(false).check("run")).doesNotThrowAnyException();
    }
}
