package io.mailroutes.localorg.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.SObjectType;

/** One record: what is in it, what it refers to, and what refers to it. */
final class RecordPage {

    /** A field with its value; {@code id} is shown beside the name of what it refers to. */
    record Line(String name, String label, String type, Cell value, String id) {
    }

    /** @param bare relationships without children */
    record Model(Frame frame, String subtitle, String id, boolean deleted, List<Line> filled, List<Line> empty,
                 String emptyCount, List<RelatedList> related, String bare, String soql) {
    }

    private final Templates templates;
    private final Rows rows;
    private final RelatedLists related;
    private final Missing missing;

    RecordPage(Templates templates, Rows rows, RelatedLists related, Missing missing) {
        this.templates = templates;
        this.rows = rows;
        this.related = related;
        this.missing = missing;
    }

    void addTo(Router router) {
        router.addOpen("GET", Links.RECORD, request -> show(request.variable("id")));
        router.addOpen("GET", Links.RECORD_OF_ANY_OBJECT, request -> show(request.variable("id")));
        router.addOpen("GET", Links.OPEN, this::open);
    }

    private Response open(Request request) {
        String given = request.parameter("id").orElse("").strip();
        return RecordId.normalize(given).map(id -> Response.redirect(Links.record(id)))
                .orElseGet(() -> missing.record(given));
    }

    private Response show(String given) {
        Optional<String> id = RecordId.normalize(given);
        return id.flatMap(rows::typeOf).flatMap(type -> page(type, id.get())).orElseGet(() -> missing.record(given));
    }

    private Optional<Response> page(SObjectType type, String id) {
        String soql = "SELECT FIELDS(ALL) FROM " + type.name() + " WHERE Id = " + Soql.quote(id) + " LIMIT 1";
        return rows.selectAll(soql).stream().findFirst()
                .map(record -> templates.page(200, "record", model(type, id, record, soql)));
    }

    private Model model(SObjectType type, String id, Map<String, Object> record, String soql) {
        List<RelatedList> lists = related.of(type, id);
        List<Line> empty = lines(type, record, Objects::isNull);
        return new Model(frame(type, id, record), type.label(), id, Boolean.TRUE.equals(record.get("IsDeleted")),
                lines(type, record, Objects::nonNull), empty, Numbers.of(empty.size(), "empty field", "empty fields"),
                lists.stream().filter(RelatedList::hasRows).toList(), bare(lists), soql);
    }

    private static Frame frame(SObjectType type, String id, Map<String, Object> record) {
        String title = Fields.title(type).map(field -> (String) record.get(field.name()))
                .orElse(type.label() + " " + id);
        return Frame.of(title, Link.HOME, new Link(type.labelPlural(), Links.object(type)));
    }

    private static String bare(List<RelatedList> lists) {
        return lists.stream().filter(list -> !list.hasRows()).map(RelatedList::name).collect(Collectors.joining(", "));
    }

    private List<Line> lines(SObjectType type, Map<String, Object> record, Predicate<Object> which) {
        Cells cells = new Cells(rows, new Names(rows, type, List.of(record)));
        List<Line> lines = new ArrayList<>();
        type.fields().stream().filter(field -> which.test(record.get(field.name())))
                .sorted(Comparator.comparing(Fields::isAudit))
                .forEach(field -> lines.add(line(field, record, cells)));
        return lines;
    }

    private static Line line(Field field, Map<String, Object> record, Cells cells) {
        Cell cell = cells.of(field, record);
        boolean named = field.isReference() && !"id".equals(cell.kind());
        return new Line(field.name(), field.label(), field.type().describeName(), cell,
                named ? (String) record.get(field.name()) : null);
    }
}
