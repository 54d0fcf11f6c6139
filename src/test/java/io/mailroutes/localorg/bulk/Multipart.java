package io.mailroutes.localorg.bulk;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mailroutes.localorg.errors.ApiException;

/** The parts of a small {@code multipart/form-data} body, by name. */
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition:.*\\bname=\"?([^\";\\r\\n]+)\"?");

    private Multipart() {
    }

    static Map<String, String> parse(String contentType, String body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw ApiException.badRequest("CLIENTINPUTERROR", "ClientInputError : multipart boundary missing");
        }
        Map<String, String> parts = new TreeMap<>();
        for (String part : body.split("\\r?\\n?--" + Pattern.quote(boundary.group(1)))) {
            String[] headAndContent = part.split("\\r?\\n\\r?\\n", 2);
            Matcher name = NAME.matcher(headAndContent[0]);
            if (headAndContent.length == 2 && name.find()) {
                parts.put(name.group(1), headAndContent[1]);
            }
        }
        return parts;
    }
}
