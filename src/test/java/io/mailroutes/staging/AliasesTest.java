package io.mailroutes.staging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.staging.StagedRecord.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A staged record is found by its key and by every further name that any record with that key had. */
class AliasesTest {

    @TempDir
    Path folder;

    private Staging staging;

    @BeforeEach
    void open() {
        staging = new Staging(folder);
    }

    @AfterEach
    void close() {
        staging.close();
    }

    private void add(String key, int fields, String company, String... aliases) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields; i++) {
            given.put("Field" + i, "x");
        }
        List<FieldReference> references = company.isEmpty() ? List.of()
                : List.of(new FieldReference("AccountId", "accounts", company, "", true, ""));
        staging.add(new StagedRecord("contacts", key, List.of(), "", List.of(aliases), given, references, Original.NONE, false, 0,
                Status.PENDING, "", JsonNodeFactory.instance.objectNode(), "", "", ""));
    }

    private String found(String name) {
        StagedRecord record = staging.find("contacts", name);
        assertThat(staging.has("contacts", name)).isEqualTo(record != null);
        return record == null ? "" : record.key() + " " + record.fields().size();
    }

    @Test
    void itIsFoundByItsAliases() {
        add("a@acme.com", 1, "", "a@acme.com", "ann@home.org");
        assertThat(List.of(found("a@acme.com"), found("ann@home.org"), found("b@acme.com")))
                .containsExactly("a@acme.com 1", "a@acme.com 1", "");
    }

    @Test
    void aliasesOfOneThatGivesWayLeadToTheFullerOne() {
        add("a@acme.com", 1, "", "ann@home.org");
        add("a@acme.com", 2, "acme.com", "ann@work.org");
        add("a@acme.com", 3, "acme.org");
        assertThat(List.of(found("ann@home.org"), found("ann@work.org")))
                .containsExactly("a@acme.com 3", "a@acme.com 3");
    }

    @Test
    void aliasesOfOneThatIsNotKeptLeadToTheFullerOne() {
        add("a@acme.com", 2, "acme.com");
        add("a@acme.com", 1, "", "ann@home.org");
        assertThat(found("ann@home.org")).isEqualTo("a@acme.com 2");
    }

    @Test
    void aKeyCountsMoreThanAnAliasOfAnother() {
        add("a@acme.com", 1, "", "b@acme.com");
        add("b@acme.com", 2, "");
        add("c@acme.com", 3, "", "b@acme.com");
        assertThat(found("b@acme.com")).isEqualTo("b@acme.com 2");
    }
}
