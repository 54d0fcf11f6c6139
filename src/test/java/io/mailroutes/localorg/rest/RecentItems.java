package io.mailroutes.localorg.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has last been read or written by its address, the latest first. */
final class RecentItems {

    private static final int KEPT = 200;

    /** Ids in the order in which they were touched, each with its object. */
    private final Map<String, String> touched = new LinkedHashMap<>();

    synchronized void touch(String object, String id) {
        touched.remove(id);
        touched.put(id, object);
        if (touched.size() > KEPT) {
            touched.remove(touched.keySet().iterator().next());
        }
    }

    /** @return object and id of each */
    synchronized List<Map.Entry<String, String>> latest() {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        touched.forEach((id, object) -> all.add(0, Map.entry(object, id)));
        return all;
    }
}
