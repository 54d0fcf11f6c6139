/**
 * Mailroutes as a bundle of OSGi, made for Apache Karaf: the configuration {@code io.mailroutes}, the service
 * {@link io.mailroutes.karaf.MailroutesService}, and a Camel context that is started and stopped with them. Only this
 * package and its commands in {@code shell} need OSGi; nothing else uses them. The bundle holds its own Camel.
 */
package io.mailroutes.karaf;
