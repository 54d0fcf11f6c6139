/** Search by words: SOSL and its form without a language. */
package io.mailroutes.localorg.search;
