package io.mailroutes.known;

import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FieldHashesTest {

    private static final ObjectNode FIELDS = JsonNodeFactory.instance.objectNode().put("Title", "Engineer")
            .put("Phone", 42);

    @Test
    void eachPlainValueIsTold() {
        assertThat(FieldHashes.parse(FieldHashes.of(FIELDS)))
                .isEqualTo(Map.of("Title", FieldHashes.hash(TextNode.valueOf("Engineer ")),
                        "Phone", FieldHashes.hash(TextNode.valueOf("42"))));
    }

    @Test
    void theHashIsThatOfEarlierVersions() {
        assertThat(FieldHashes.of(FIELDS)).isEqualTo("Title=d93352a7,Phone=73475cb4");
    }

    @Test
    void whatIsNoPlainValueIsNotTold() {
        ObjectNode fields = FIELDS.deepCopy().putPOJO("AccountId", "a reference");
        fields.putObject("Account").put("Name", "Kestrel");
        fields.putArray("Tags").add("a");
        assertThat(FieldHashes.of(fields)).isEqualTo(FieldHashes.of(FIELDS));
        assertThat(FieldHashes.parse("")).isEmpty();
    }
}
