/**
 * The commands of the program, each a thin class: it reads its options, starts Camel with the routes and the settings
 * of the folder it is called in, sends one message to a route, and tells how that ended. Only
 * {@link io.mailroutes.Mailroutes} and programs that embed the command line use it; nothing else does.
 */
package io.mailroutes.command;
