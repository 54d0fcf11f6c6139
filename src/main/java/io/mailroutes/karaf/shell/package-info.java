/** The commands {@code mailroutes:…} of Karaf's shell; thin, and made of {@link io.mailroutes.karaf.MailroutesService}. */
package io.mailroutes.karaf.shell;
