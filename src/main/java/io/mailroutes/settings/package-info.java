/**
 * What a person may set in {@code application.properties}. Each {@link io.mailroutes.settings.Setting} stands in one
 * place, in {@link io.mailroutes.settings.ReadingSettings}, {@link io.mailroutes.settings.SalesforceSettings} or
 * {@link io.mailroutes.settings.StateSettings}, with its type, default, description and example.
 * {@link io.mailroutes.settings.Settings} reads the values and checks them; the example file and the table of the
 * README are made of the same list.
 */
package io.mailroutes.settings;
