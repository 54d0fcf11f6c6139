package io.mailroutes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * Knows files of routes of the first version again: by their name together with the id of a route in them, or by the
 * kamelets that they call. Their beans are gone, and what Camel would say of that helps nobody.
 */
final class FirstRoutes {

    private static final ResourceBundle IDS = ResourceBundle.getBundle("io.mailroutes.first-routes");
    private static final Pattern KAMELET =
            Pattern.compile("kamelet:(stage-record|load-bulk|load-collections)(?![\\w-])");
    private static final int MOST_NAMES = 3;

    private FirstRoutes() {
    }

    /**
     * @param folder of the user
     * @param files  names of the files of routes in it
     * @throws RouteException when one is of the first version
     */
    static void refuse(Path folder, List<String> files) throws IOException {
        List<String> first = new ArrayList<>();
        for (String file : files.stream().sorted().toList()) {
            if (isFirst(file, Files.readAllLines(folder.resolve(file), StandardCharsets.ISO_8859_1))) {
                first.add(file);
            }
        }
        if (!first.isEmpty()) {
            throw new RouteException(message(folder, first));
        }
    }

    private static boolean isFirst(String file, List<String> lines) {
        String name = file.substring(0, file.length() - RouteIndex.ENDING.length());
        List<String> ids = IDS.containsKey(name) ? Arrays.asList(IDS.getString(name).split(", ")) : List.of();
        return lines.stream().map(String::strip).anyMatch(line -> KAMELET.matcher(line).find()
                || line.startsWith("id: ") && ids.contains(line.substring("id: ".length()).strip()));
    }

    private static String message(Path folder, List<String> first) {
        int more = first.size() - MOST_NAMES;
        return folder + " holds routes of the first version of Mailroutes, which this one cannot run: "
                + String.join(", ", first.subList(0, Math.min(MOST_NAMES, first.size())))
                + (more > 0 ? " and " + more + " more" : "") + ". To do: move these files to another folder, write the "
                + "new ones with the command \"init\", and make your own changes in them again; CHANGELOG.md says how.";
    }
}
