package io.mailroutes;

/** A setting is wrong; the message names it and says what it takes. */
public class SettingsException extends RuntimeException {

    public SettingsException(String message) {
        super(message);
    }
}
