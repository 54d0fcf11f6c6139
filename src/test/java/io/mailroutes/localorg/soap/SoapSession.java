package io.mailroutes.localorg.soap;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

import io.mailroutes.localorg.auth.Identity;
import io.mailroutes.localorg.auth.Sessions;
import io.mailroutes.localorg.data.CsvValues;

/** {@code getUserInfo}, {@code getServerTimestamp} and {@code logout}. */
final class SoapSession {

    private final Identity identity;
    private final Sessions sessions;

    SoapSession(Identity identity, Sessions sessions) {
        this.identity = identity;
        this.sessions = sessions;
    }

    void addTo(Map<String, SoapCall> calls) {
        calls.put("getUserInfo", (request, out) -> out.write("result", userInfo()));
        calls.put("getServerTimestamp", (request, out) -> out.write("result", Map.of("timestamp",
                CsvValues.of(LocalDateTime.now(ZoneOffset.UTC)))));
        calls.put("logout", this::logout);
    }

    private Map<String, Object> userInfo() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("organizationId", identity.organizationId());
        info.put("organizationName", "Local Org");
        info.put("userEmail", identity.username());
        info.put("userFullName", "Local Admin");
        info.put("userId", identity.userId());
        info.put("userName", identity.username());
        info.put("userTimeZone", "UTC");
        info.put("userType", "Standard");
        return info;
    }

    private void logout(SoapRequest request, SoapWriter out) throws XMLStreamException {
        sessions.revoke(request.session().token());
    }
}
