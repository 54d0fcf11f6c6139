/**
 * The mapped records of one mailbox in one run, in private files, from the moment they are mapped until it is known what
 * became of each: by kind, by key and alias, and in an order that keeps records of one company and one person together.
 */
package io.mailroutes.staging;
