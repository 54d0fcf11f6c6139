package io.mailroutes.localorg.schema;

/** The label that most standard fields have: their name split into words, with ID in capitals. */
final class Labels {

    private Labels() {
    }

    static String of(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replaceAll("\\bId\\b", "ID");
    }
}
