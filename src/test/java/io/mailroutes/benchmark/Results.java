package io.mailroutes.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** All that was measured, in the order in which the contenders first had their turn. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Row, List<Measured>> rows = new LinkedHashMap<>();

    /** What one contender did with one size. */
    record Row(Work work, String contender, int size) {
    }

    void add(Contender contender, int size, Measured measured) {
        rows.computeIfAbsent(new Row(contender.work(), contender.name(), size), row -> new ArrayList<>()).add(measured);
    }

    List<Row> rows(Work work) {
        return rows.keySet().stream().filter(row -> row.work() == work).toList();
    }

    Spread spread(Row row, ToDoubleFunction<Measured> figure) {
        return Spread.of(rows.get(row).stream().map(figure::applyAsDouble).toList());
    }

    /** @return every single figure */
    String json(Plan plan) throws JsonProcessingException {
        ObjectNode all = JSON.createObjectNode().put("machine", Machine.here()).put("plan", plan.toString());
        ArrayNode list = all.putArray("results");
        rows.forEach((row, measured) -> {
            ObjectNode entry = list.addObject().put("work", row.work().name()).put("contender", row.contender())
                    .put("size", row.size());
            ArrayNode each = entry.putArray("measured");
            measured.forEach(one -> each.addObject().put("wallSeconds", one.wall()).put("userSeconds", one.user())
                    .put("peakKb", one.peakKb()).put("calls", one.calls()));
        });
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }
}
