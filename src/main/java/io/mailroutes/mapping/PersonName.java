package io.mailroutes.mapping;

/**
 * The name in a From header, split into what Salesforce wants: {@code Sarah Chen}, {@code Chen, Sarah} and a lone
 * {@code Sarah}.
 *
 * @param given   first names, may be empty
 * @param surname last name, may be empty
 */
public record PersonName(String given, String surname) {

    /** @param displayName the name as the header has it, may be null, empty or the address itself */
    public static PersonName of(String displayName) {
        String name = displayName == null ? "" : unquote(displayName.strip()).replaceAll("\\s+", " ");
        if (name.isEmpty() || name.contains("@")) {
            return new PersonName("", "");
        }
        int comma = name.indexOf(',');
        if (comma > 0) {
            return new PersonName(name.substring(comma + 1).strip(), name.substring(0, comma).strip());
        }
        int space = name.lastIndexOf(' ');
        return space < 0 ? new PersonName("", name)
                : new PersonName(name.substring(0, space), name.substring(space + 1));
    }

    private static String unquote(String name) {
        boolean quoted = name.length() > 1 && (name.startsWith("\"") && name.endsWith("\"")
                || name.startsWith("'") && name.endsWith("'"));
        return quoted ? name.substring(1, name.length() - 1).strip() : name;
    }
}
