package io.mailroutes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.camel.spi.Resource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where the texts of a YAML file stand in it. */
final class YamlPlaces {

    private final List<ScalarNode> texts = new ArrayList<>();

    /** @param file that was loaded before, and so is YAML; where it is gone since, nothing is found in it */
    YamlPlaces(Resource file) {
        if (!file.exists()) {
            return;
        }
        try (InputStream in = file.getInputStream()) {
            new Compose(LoadSettings.builder().build()).composeInputStream(in).ifPresent(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Finds a line of a text.
     *
     * @param text as Camel has it
     * @param line of the text, from 1 on
     * @return the line of the file, from 1 on; 0 when the text is not there
     */
    int line(String text, int line) {
        return texts.stream().filter(node -> node.getValue().strip().equals(text.strip())).findFirst()
                .map(node -> line(node, line)).orElse(0);
    }

    // The lines of a text in quotes or on one line are not those of the file.
    private static int line(ScalarNode node, int line) {
        int first = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        return node.getScalarStyle() == ScalarStyle.LITERAL ? first + line : first;
    }

    private void add(Node node) {
        if (node instanceof ScalarNode text) {
            texts.add(text);
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::add);
        } else if (node instanceof MappingNode map) {
            map.getValue().forEach(entry -> add(entry.getValueNode()));
        }
    }
}
