package io.mailroutes.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All contenders, those of one work together. */
final class Contenders {

    private Contenders() {
    }

    static List<Contender> all(Plan plan) throws IOException, InterruptedException {
        List<Contender> all = new ArrayList<>();
        Program now = plan.program() == null ? Program.ofClassPath(plan.heap()) : Program.of(plan.program(), plan.heap());
        all.add(new ExportCsv("export-csv", now));
        all.add(new JqCsv());
        all.add(new JsonTokens());
        all.add(new Sync("sync", now, Work.CONTACTS, List.of()));
        all.add(new Sync("sync without accounts", now, Work.CONTACTS, List.of("--set", "accounts.create=false")));
        if (plan.before() != null) {
            all.add(new Sync("sync before", Program.of(plan.before(), plan.heap()), Work.CONTACTS, List.of()));
        }
        all.add(new SfUpsert("jq, then sf data upsert bulk", true));
        all.add(new SfUpsert("sf data upsert bulk alone", false));
        all.add(new JsforceUpsert());
        all.add(new Sync("sync, with messages", now, Work.MAIL, List.of("--full")));
        all.add(new SimpleSalesforceScript());
        return all;
    }
}
