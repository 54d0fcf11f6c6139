package io.mailroutes.known;

import io.mailroutes.run.MailboxRun;
import io.mailroutes.staging.FieldReference;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import java.util.ArrayList;
import java.util.List;

/** Leaves records out that refer to what nobody has and nobody makes, and counts why. */
final class LeftOut {

    private static final int PAGE = 500;

    private LeftOut() {
    }

    /** @param parentsFirst all kinds, each after those that it refers to */
    static void all(MailboxRun run, List<String> parentsFirst) {
        for (String kind : parentsFirst) {
            StagedRecord last = null;
            for (List<StagedRecord> page = page(run, kind, null); !page.isEmpty(); page = page(run, kind, last)) {
                last = page.get(page.size() - 1);
                List<StagedRecord> out = new ArrayList<>();
                page.forEach(record -> {
                    String reason = reason(run, record);
                    if (!reason.isEmpty()) {
                        out.add(record.without(Status.SKIPPED, reason));
                        run.report().kind(kind).skipped(reason, 1);
                    }
                });
                run.staging().settle(out);
            }
        }
    }

    private static List<StagedRecord> page(MailboxRun run, String kind, StagedRecord after) {
        return run.staging().page(kind, Status.PENDING, after, PAGE);
    }

    private static String reason(MailboxRun run, StagedRecord record) {
        for (FieldReference reference : record.openReferences()) {
            if (!reference.optional() && reference.its().isEmpty()) {
                StagedRecord there = run.staging().find(reference.kind(), reference.key());
                if (there == null) {
                    return reference.skip().isEmpty() ? "its record of " + reference.kind() + " is nowhere"
                            : reference.skip();
                }
                if (there.status() == Status.SKIPPED) {
                    return there.reason();
                }
            }
        }
        return "";
    }
}
