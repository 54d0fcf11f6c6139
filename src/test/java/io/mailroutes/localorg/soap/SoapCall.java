package io.mailroutes.localorg.soap;

import javax.xml.stream.XMLStreamException;

/** Does what one operation is for. */
@FunctionalInterface
interface SoapCall {

    /** @param out takes the results, one or many */
    void answer(SoapRequest request, SoapWriter out) throws XMLStreamException;
}
