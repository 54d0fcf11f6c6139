package io.mailroutes.localorg.dml;

import java.util.Optional;
import java.util.function.Supplier;

import io.mailroutes.localorg.errors.ApiError;

/** Rows that are not written whatever is in them, as when somebody else holds them. */
final class RowRefusals implements Step {

    private final Supplier<Optional<ApiError>> refusal;

    /** @param refusal asked once for each row */
    RowRefusals(Supplier<Optional<ApiError>> refusal) {
        this.refusal = refusal;
    }

    @Override
    public void run(Batch batch) {
        batch.good().forEach(draft -> refusal.get().ifPresent(draft::refuse));
    }
}
