package io.mailroutes.settings;

import io.mailroutes.report.ForPeople;

/** A setting is wrong; the message names it and says what it takes. */
public class SettingsException extends RuntimeException implements ForPeople {

    public SettingsException(String message) {
        super(message);
    }
}
