package io.mailroutes.load;

import io.mailroutes.report.ForPeople;
import io.mailroutes.salesforce.ApiErrors;

/** A call that creates rows got no answer, and nobody knows which it created: to make it again could create them twice. */
public final class LoadInDoubtException extends Exception implements ForPeople {

    LoadInDoubtException(String object, Exception cause) {
        super("A call that creates rows was not answered well (" + ApiErrors.reason(cause) + "), and to make it again could "
                + "create them twice. To do: see which are in " + object + " before you load them again; or load with an "
                + "external ID, which may be repeated.", cause);
    }
}
