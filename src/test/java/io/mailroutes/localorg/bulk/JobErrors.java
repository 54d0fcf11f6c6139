package io.mailroutes.localorg.bulk;

import io.mailroutes.localorg.errors.ApiException;

/** Refusals of the Bulk API, which has codes of its own and repeats them in the message. */
final class JobErrors {

    private JobErrors() {
    }

    static ApiException invalidJob(String message) {
        return ApiException.badRequest("INVALIDJOB", "InvalidJob : " + message);
    }

    static ApiException invalidState(String message) {
        return ApiException.badRequest("INVALIDJOBSTATE", "InvalidJobState : " + message);
    }

    static ApiException hardDeleteNotEnabled() {
        return ApiException.badRequest("FEATURENOTENABLED", "FeatureNotEnabled : hardDelete operation requires special user "
                + "profile permission, please contact your system administrator");
    }

    static ApiException invalidEntity(Object object) {
        return ApiException.badRequest("INVALIDENTITY", "InvalidEntity : Entity '" + object
                + "' is not supported by the Bulk API.");
    }
}
