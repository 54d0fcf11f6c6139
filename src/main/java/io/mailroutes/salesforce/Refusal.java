package io.mailroutes.salesforce;

/**
 * Why Salesforce refused something.
 *
 * @param code   its error code, such as {@code STRING_TOO_LONG}
 * @param reason its own words
 */
public record Refusal(String code, String reason) {
}
