package io.mailroutes.localorg.dml;

import io.mailroutes.localorg.errors.ApiError;

/** A value that its field does not take. */
final class RefusedValueException extends Exception {

    private final transient ApiError error;

    RefusedValueException(ApiError error) {
        super(error.message());
        this.error = error;
    }

    ApiError error() {
        return error;
    }
}
