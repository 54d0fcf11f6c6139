package io.mailroutes.localorg.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;

/** The first page: the objects with their rows, the limits and the latest calls. */
final class HomePage {

    record ObjectLine(String name, String label, String href, int rows, String count) {
    }

    record Model(Frame frame, List<ObjectLine> filled, List<ObjectLine> empty, String total, Traffic.Limit limit,
                 String callsTotal, String callsFailed, List<CallLine> calls, List<String> faults) {

        boolean faultsSet() {
            return !faults.isEmpty();
        }
    }

    private final Templates templates;
    private final Schema schema;
    private final Rows rows;
    private final Traffic traffic;

    HomePage(Templates templates, Schema schema, Rows rows, Traffic traffic) {
        this.templates = templates;
        this.schema = schema;
        this.rows = rows;
        this.traffic = traffic;
    }

    void addTo(Router router) {
        router.addOpen("GET", Links.HOME, this::show);
    }

    private Response show(Request request) {
        Map<Boolean, List<ObjectLine>> lines = schema.types().stream().map(this::line)
                .collect(Collectors.partitioningBy(line -> line.rows() > 0));
        long total = lines.get(true).stream().mapToLong(ObjectLine::rows).sum();
        return templates.page(200, "home", new Model(Frame.of("Objects"), lines.get(true), lines.get(false),
                Numbers.grouped(total), traffic.limit(), traffic.size(), traffic.failed(), traffic.latest(),
                traffic.faultLines()));
    }

    private ObjectLine line(SObjectType type) {
        int count = rows.count(type);
        return new ObjectLine(type.name(), type.labelPlural(), Links.object(type), count, Numbers.grouped(count));
    }
}
