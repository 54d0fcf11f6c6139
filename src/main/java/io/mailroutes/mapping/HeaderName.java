package io.mailroutes.mapping;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** The display name of a From header as people read it: decoded, and without what mail programs put around it. */
final class HeaderName {

    private static final int LONGEST = 1_000;
    private static final Pattern ADDRESS = Pattern.compile("<[^<>]*>|[^\\s<>()\"'@]++@[^\\s<>()\"']++");
    private static final Pattern ENCODED = Pattern.compile("=\\?[^\\s?]*+\\?[^\\s]*+");
    // What a list, or a directory of people, puts after a name: "via Sales", ":GROUP", "/VNM".
    private static final Pattern APPENDED = Pattern.compile(" via .*|:[A-Z0-9_-]++$|(?<= [^ ]{1,100})/.*");

    private HeaderName() {
    }

    /** @param header as the CLI prints it: decoded or not, in quotation marks, with comments in brackets, or an address */
    static String of(String header) {
        String cut = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
        String decoded = DecoderUtil.decodeEncodedWords(cut, DecodeMonitor.SILENT, StandardCharsets.UTF_8);
        String name = unquoted(Blank.tidy(ENCODED.matcher(decoded).replaceAll(" ").replace("\\\"", "\"")));
        String bare = ADDRESS.matcher(name).replaceAll(" ");
        String outside = Blank.tidy(withoutBrackets(bare));
        String shown = outside.codePoints().anyMatch(Character::isLetter) ? outside : Blank.tidy(inBrackets(bare));
        return unquoted(Blank.tidy(APPENDED.matcher(shown).replaceFirst("")));
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && "\"'\u201c\u201e\u2018".indexOf(name.charAt(0)) >= 0
                && "\"'\u201d\u201c\u2019".indexOf(name.charAt(name.length() - 1)) >= 0;
        return quoted ? Blank.tidy(name.substring(1, name.length() - 1)) : name;
    }

    private static String withoutBrackets(String name) {
        StringBuilder outside = new StringBuilder();
        int depth = 0;
        for (char each : name.toCharArray()) {
            depth += "([{".indexOf(each) >= 0 ? 1 : 0;
            if (depth == 0) {
                outside.append(each);
            }
            depth -= ")]}".indexOf(each) >= 0 && depth > 0 ? 1 : 0;
        }
        return outside.toString();
    }

    private static String inBrackets(String name) {
        return name.replaceAll("[()\\[\\]{}]", " ");
    }
}
