package io.mailroutes.localorg.soap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.xml.stream.XMLStreamException;

import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;

/** {@code describeGlobal}, {@code describeSObject} and {@code describeSObjects}: what REST says, the names in order. */
final class SoapDescribes {

    /** What REST alone has. */
    private static final String URLS = "urls";

    private final Router router;

    SoapDescribes(Router router) {
        this.router = router;
    }

    void addTo(Map<String, SoapCall> calls) {
        calls.put("describeGlobal", (request, out) -> out.write("result", sorted(ask(request, "").body())));
        calls.put("describeSObject", this::objects);
        calls.put("describeSObjects", this::objects);
    }

    private void objects(SoapRequest request, SoapWriter out) throws XMLStreamException {
        for (String name : request.all("sObjectType")) {
            Response described = ask(request, "/" + name + "/describe");
            if (!described.successful()) {
                throw ApiException.badRequest("INVALID_TYPE", "sObject type '" + name + "' is not supported.");
            }
            out.write("result", sorted(described.body()));
        }
    }

    private Response ask(SoapRequest request, String path) {
        String url = request.http().root() + "/sobjects" + path;
        return router.answerInner(request.http().inner("GET", url, Map.of(), Map.of(), null));
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, inside) -> sorted.put(name.toString(), sorted(inside)));
            sorted.remove(URLS);
            return sorted;
        }
        return value instanceof List<?> list ? list.stream().map(SoapDescribes::sorted).toList() : value;
    }
}
