package io.mailroutes.localorg.dml;

import java.util.function.BooleanSupplier;

import io.mailroutes.localorg.errors.ApiError;

/** Rows that somebody else is said to hold. */
final class RowLocks implements Step {

    private final BooleanSupplier locked;

    /** @param locked asked once for each row */
    RowLocks(BooleanSupplier locked) {
        this.locked = locked;
    }

    @Override
    public void run(Batch batch) {
        batch.good().stream().filter(draft -> locked.getAsBoolean()).forEach(draft -> draft.refuse(
                ApiError.ofRecord("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record")));
    }
}
