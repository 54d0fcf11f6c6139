package io.mailroutes.localorg.auth;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

import io.mailroutes.localorg.http.Response;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The {@code login()} of the SOAP API, with which older clients begin. */
public final class SoapLogin {

    private static final String PARTNER = "urn:partner.soap.sforce.com";
    /** From this version on Salesforce offers the call no more. */
    private static final double WITHDRAWN = 65.0;
    private static final String INVALID = "Invalid username, password, security token; or user locked out.";

    private final Identity identity;
    private final Sessions sessions;
    private final Supplier<String> url;

    public SoapLogin(Identity identity, Sessions sessions, Supplier<String> url) {
        this.identity = identity;
        this.sessions = sessions;
        this.url = url;
    }

    /** @param version of the API, {@code 59.0} */
    public Response login(String version, Document envelope) {
        if (Double.parseDouble(version) >= WITHDRAWN) {
            return fault("UNSUPPORTED_API_VERSION", "login() is not available in API version " + version);
        }
        boolean known = identity.username().equalsIgnoreCase(text(envelope, "username"))
                && (identity.password() + identity.securityToken()).equals(text(envelope, "password"));
        return known ? xml(200, success(version)) : fault("INVALID_LOGIN", INVALID);
    }

    private static String text(Document envelope, String name) {
        NodeList found = envelope.getElementsByTagNameNS(PARTNER, name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private String success(String version) {
        String endpoint = url.get() + "/services/Soap/";
        return """
                <loginResponse><result><metadataServerUrl>%1$sm/%2$s/%3$s</metadataServerUrl>\
                <passwordExpired>false</passwordExpired><sandbox>false</sandbox>\
                <serverUrl>%1$su/%2$s/%3$s</serverUrl><sessionId>%4$s</sessionId><userId>%5$s</userId>\
                <userInfo><organizationId>%6$s</organizationId><organizationName>Local Org</organizationName>\
                <sessionSecondsValid>7200</sessionSecondsValid><userEmail>%7$s</userEmail>\
                <userFullName>Local Admin</userFullName><userId>%5$s</userId><userName>%7$s</userName>\
                <userTimeZone>UTC</userTimeZone><userType>Standard</userType></userInfo></result></loginResponse>"""
                .formatted(endpoint, version, identity.organizationId().substring(0, 15), sessions.open().token(),
                        identity.userId(), identity.organizationId(), identity.username());
    }

    private static Response fault(String code, String message) {
        return xml(500, """
                <soapenv:Fault><faultcode>%1$s</faultcode><faultstring>%1$s: %2$s</faultstring><detail>\
                <sf:LoginFault xsi:type="sf:LoginFault"><sf:exceptionCode>%1$s</sf:exceptionCode>\
                <sf:exceptionMessage>%2$s</sf:exceptionMessage></sf:LoginFault></detail></soapenv:Fault>"""
                .formatted(code, message));
    }

    private static Response xml(int status, String body) {
        String envelope = """
                <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope \
                xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" \
                xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
                <soapenv:Body>%s</soapenv:Body></soapenv:Envelope>""".formatted(body);
        return new Response(status, Map.of("Content-Type", "text/xml;charset=UTF-8"), (Response.Content) out ->
                out.write(envelope.getBytes(StandardCharsets.UTF_8)));
    }
}
