package io.mailroutes.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The folders in which a message lies, as the CLI prints them: names or ids, of IMAP with the folders above. */
final class MailFolders {

    private static final String LEVELS = "[/.\\\\]";

    private MailFolders() {
    }

    /**
     * @param message as the CLI prints it
     * @param folders names or ids, separated by commas; case, blanks and signs in names do not count
     * @return whether it lies in one of them
     */
    static boolean isIn(JsonNode message, String folders) {
        Set<String> names = Arrays.stream(folders.split(",")).map(MailFolders::plain).filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        for (JsonNode folder : message.path("folders")) {
            String[] levels = folder.asText().split(LEVELS);
            if (names.contains(plain(folder.asText()))
                    || levels.length > 0 && names.contains(plain(levels[levels.length - 1]))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
