package io.mailroutes.known;

import io.mailroutes.run.MailboxRun;
import io.mailroutes.staging.FieldReference;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Leaves records out that refer to what nobody has and nobody makes, and counts why. */
final class LeftOut {

    private static final int PAGE = 500;
    private static final Set<String> NO_RECORD = Set.of(Existing.NOWHERE, Existing.NOT_CREATED);

    private LeftOut() {
    }

    /** @param parentsFirst all kinds, each after those that it refers to */
    static void all(MailboxRun run, List<String> parentsFirst) {
        parentsFirst.forEach(kind -> of(kind, run, reference -> true));
    }

    /** Leaves out what refers to records of one kind that are left out themselves. @param parent whose look-up is done */
    static void referringTo(String parent, MailboxRun run) {
        if (run.staging().count(parent, Status.SKIPPED) > 0) {
            run.staging().kinds().forEach(kind -> of(kind, run, reference -> reference.kind().equals(parent)));
        }
    }

    private static void of(String kind, MailboxRun run, Predicate<FieldReference> which) {
        StagedRecord last = null;
        for (List<StagedRecord> page = page(run, kind, null); !page.isEmpty(); page = page(run, kind, last)) {
            last = page.get(page.size() - 1);
            List<StagedRecord> out = new ArrayList<>();
            page.forEach(record -> {
                String reason = reason(run, record, which);
                if (!reason.isEmpty()) {
                    out.add(record.without(Status.SKIPPED, reason));
                    run.report().kind(kind).skipped(reason, 1);
                }
            });
            run.staging().settle(out);
        }
    }

    private static List<StagedRecord> page(MailboxRun run, String kind, StagedRecord after) {
        return run.staging().page(kind, Status.PENDING, after, PAGE);
    }

    private static String reason(MailboxRun run, StagedRecord record, Predicate<FieldReference> which) {
        for (FieldReference reference : record.openReferences()) {
            if (which.test(reference) && !reference.optional() && reference.its().isEmpty()) {
                StagedRecord there = run.staging().find(reference.kind(), reference.key());
                if (there == null) {
                    return reference.skip().isEmpty() ? missing(reference, Existing.NOWHERE) : reference.skip();
                }
                if (there.status() == Status.SKIPPED) {
                    return NO_RECORD.contains(there.reason()) ? missing(reference, there.reason()) : there.reason();
                }
            }
        }
        return "";
    }

    private static String missing(FieldReference reference, String reason) {
        return "its record of " + reference.kind() + " is " + reason;
    }
}
