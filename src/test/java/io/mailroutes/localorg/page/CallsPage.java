package io.mailroutes.localorg.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.mailroutes.localorg.http.Call;
import io.mailroutes.localorg.http.CallLog;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;

/** The calls that came in, the newest first. */
final class CallsPage {

    private static final int PAGE = 100;

    /** A choice of calls by what became of them. */
    record Tab(String label, String count, String href, boolean current) {
    }

    record Model(Frame frame, List<Tab> tabs, List<CallLine> calls, String range, String newer, String older) {
    }

    private final Templates templates;
    private final CallLog log;

    CallsPage(Templates templates, CallLog log) {
        this.templates = templates;
        this.log = log;
    }

    void addTo(Router router) {
        router.addOpen("GET", Links.CALLS, this::show);
    }

    private Response show(Request request) {
        Optional<StatusClass> only = request.parameter("status").flatMap(StatusClass::named);
        int skipped = request.parameter("skip").filter(skip -> skip.matches("\\d{1,7}")).map(Integer::valueOf)
                .orElse(0);
        List<Call> all = log.calls();
        List<Call> chosen = only.map(one -> all.stream().filter(one::holds).toList()).orElse(all);
        String address = address(only.map(StatusClass::label).orElse("all"));
        List<CallLine> shown = CallLine.newest(chosen, skipped, PAGE);
        return templates.page(200, "calls", new Model(Frame.of("Call log", Link.HOME), tabs(all, only.orElse(null)),
                shown, Numbers.range(skipped, shown.size(), chosen.size(), "call", "calls"),
                skipped > 0 ? address + "&skip=" + Math.max(0, skipped - PAGE) : null,
                skipped + PAGE < chosen.size() ? address + "&skip=" + (skipped + PAGE) : null));
    }

    private static String address(String status) {
        return Links.CALLS + "?status=" + status;
    }

    /** @param current the one that is shown, or {@code null} for all */
    private static List<Tab> tabs(List<Call> calls, StatusClass current) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab("All", Numbers.grouped(calls.size()), Links.CALLS, current == null));
        Arrays.stream(StatusClass.values()).forEach(one -> tabs.add(new Tab(one.label(),
                Numbers.grouped(one.count(calls)), address(one.label()), one == current)));
        return tabs;
    }
}
