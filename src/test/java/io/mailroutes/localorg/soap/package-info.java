/** The SOAP API in its partner form, as far as loaders and older clients use it. */
package io.mailroutes.localorg.soap;
