package io.mailroutes.mapping;

import com.google.common.base.Splitter;
import com.google.common.net.InternetDomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name in a From header, split into what Salesforce wants: {@code Sarah Chen}, {@code Chen, Sarah}, {@code Dr. Sarah
 * Chen, PhD (Acme)} and a lone {@code Sarah}. What is no person's name, as that of a company, gives nothing.
 *
 * @param given   first names, may be empty
 * @param surname last name, may be empty
 */
public record PersonName(String given, String surname) {

    // Between a person and a company, whichever comes first.
    private static final Pattern BAR = Pattern.compile(" [\u00b7\u2022\u2013\u2014-] | ?[|\u00a6\u2502\u23a5\uff5c] ?");
    private static final Pattern SYMBOL = Pattern.compile("[\\p{So}\\x{1F3FB}-\\x{1F3FF}]");
    private static final Pattern USER_NAME = Pattern.compile("(\\p{L}++)[._](\\p{L}{2,}+)");

    private static final PersonName NONE = new PersonName("", "");

    private static final Set<String> TITLES = Set.of("dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir",
            "herr", "frau", "mme", "mlle", "rev", "dipling", "hr.", "fr.", "sr.", "sra.", "ing.", "mag.", "hon.");
    private static final Set<String> DEGREES = Set.of("phd", "dphil", "md", "mba", "mph", "msc", "bsc", "ba", "bs", "ma",
            "ms", "meng", "beng", "llm", "llb", "jd", "esq", "esquire", "jr", "junior", "sr", "senior", "ii", "iii", "iv",
            "cpa", "cfa", "cfp", "pmp", "rn", "np", "pa", "dds", "dmd", "dvm", "do", "pe", "pharmd", "edd", "psyd", "mfa",
            "mpa", "mbbs", "frcp", "frcs", "fca", "aca", "acca", "obe", "mbe", "cbe", "kc", "qc", "cissp", "dipling");
    private static final Set<String> COMPANIES = Set.of("inc", "incorporated", "llc", "llp", "ltd", "limited", "plc",
            "corp", "corporation", "company", "gmbh", "ggmbh", "mbh", "kgaa", "sarl", "sasu", "pty", "pvt", "pte", "ltda",
            "aktiengesellschaft", "sdnbhd", "bhd", "consulting", "consultants", "solutions", "services", "technologies",
            "software", "systems", "partners", "associates", "university", "universit\u00e4t", "foundation", "institute",
            "agency", "group", "team", "support", "helpdesk", "newsletter", "notifications", "department");
    // Also names of people, unless they are written as the form of a company is.
    private static final Set<String> COMPANIES_IN_CAPITALS = Set.of("ag", "kg", "ug", "ohg", "ev", "eg", "sa", "sas",
            "srl", "spa", "bv", "nv", "ab", "as", "asa", "aps", "oy", "oyj", "kk", "slu", "lda", "doo", "oo", "kft", "zrt",
            "sro", "ooo", "oao", "lp", "co");
    // After the name of a person, what that person is.
    private static final Set<String> OF_A_POSITION = Set.of("of", "at", "for", "and", "&", "the", "und", "f\u00fcr", "bei");
    private static final Set<String> PARTICLES = Set.of("van", "von", "vom", "zu", "zur", "zum", "de", "den", "der", "del",
            "della", "di", "da", "das", "do", "dos", "du", "des", "la", "le", "lo", "ten", "ter", "te", "af", "av", "bin",
            "ibn", "al", "el", "y", "und", "'t", "d'");

    /** @param displayName the name as the header has it, may be null, empty or the address itself */
    public static PersonName of(String displayName) {
        String name = displayName == null ? "" : HeaderName.of(displayName);
        return BAR.splitAsStream(name).map(PersonName::ofPart).filter(part -> !part.equals(NONE)).findFirst().orElse(NONE);
    }

    private static PersonName ofPart(String shown) {
        String name = SYMBOL.matcher(shown).replaceAll(" ");
        List<String> parts = new ArrayList<>();
        Splitter.on(',').trimResults().omitEmptyStrings().split(name).forEach(parts::add);
        parts.removeIf(part -> part.codePoints().noneMatch(Character::isLetter));
        parts.removeIf(part -> part != parts.get(0) && words(part).stream().allMatch(PersonName::isDegree));
        while (parts.size() > 1 && isAddition(parts.get(parts.size() - 1), parts.get(0))) {
            parts.remove(parts.size() - 1);
        }
        if (parts.isEmpty() || isCompany(words(String.join(" ", parts)))) {
            return NONE;
        }
        List<String> first = withoutTitles(words(parts.get(0)));
        return parts.size() == 1 ? ofWords(first) : reversed(first, withoutTitles(words(parts.get(1))));
    }

    private static PersonName reversed(List<String> surname, List<String> given) {
        return surname.isEmpty() ? ofWords(given) : new PersonName(String.join(" ", given), String.join(" ", surname));
    }

    private static PersonName ofWords(List<String> words) {
        if (words.isEmpty()) {
            return NONE;
        }
        splitUserName(words);
        int surname = words.size() - 1;
        while (surname > 1 && PARTICLES.contains(words.get(surname - 1))) {
            surname--;
        }
        return new PersonName(String.join(" ", words.subList(0, surname)),
                String.join(" ", words.subList(surname, words.size())));
    }

    // "john.doe", and "John.Doe Doe".
    private static void splitUserName(List<String> words) {
        Matcher both = USER_NAME.matcher(words.get(0));
        if (both.matches() && !isDomain(words.get(0))
                && (words.size() == 1 || words.size() == 2 && words.get(1).equalsIgnoreCase(both.group(2)))) {
            words.clear();
            words.add(capital(both.group(1)));
            words.add(capital(both.group(2)));
        }
    }

    private static boolean isDomain(String word) {
        return InternetDomainName.isValid(word) && InternetDomainName.from(word).isUnderRegistrySuffix();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static List<String> words(String part) {
        return new ArrayList<>(Splitter.on(' ').omitEmptyStrings().splitToList(part));
    }

    // One word is a name, whatever it means.
    private static List<String> withoutTitles(List<String> words) {
        while (words.size() > 1 && isTitle(words.get(0))) {
            words.remove(0);
        }
        while (words.size() > 2 && isDegree(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        return words;
    }

    private static boolean isTitle(String word) {
        boolean isPartOfOne = word.length() > 3 && word.endsWith(".")
                && Character.isLowerCase(word.codePointAt(0));
        return isPartOfOne || TITLES.contains(plain(word)) || word.endsWith(".") && TITLES.contains(plain(word) + ".");
    }

    // Degrees, a position, a company: not the first names of what stands before the comma.
    private static boolean isAddition(String part, String before) {
        List<String> words = words(part);
        boolean isAfterWholeName = words(before).size() > 1 && !isCapitals(before);
        return words.stream().allMatch(PersonName::isDegree) || isCompany(words) && !isCompany(words.subList(0, 1))
                || isAfterWholeName && !isCompany(words) && (words.stream().allMatch(PersonName::isAbbreviation)
                        || words.stream().anyMatch(OF_A_POSITION::contains));
    }

    private static boolean isDegree(String word) {
        return DEGREES.contains(plain(word)) && (isCapitals(word) || word.contains(".") || plain(word).length() > 2
                || plain(word).endsWith("r"));
    }

    private static boolean isAbbreviation(String word) {
        return word.length() > 1 && word.length() <= 6 && isCapitals(word) && !word.contains(".");
    }

    private static boolean isCapitals(String text) {
        return text.codePoints().noneMatch(Character::isLowerCase);
    }

    private static boolean isCompany(List<String> words) {
        String last = words.get(words.size() - 1);
        String lastTwo = words.size() < 2 ? "" : plain(words.get(words.size() - 2)) + plain(last);
        boolean isWrittenSo = last.contains(".") || last.contains("/") || Character.isUpperCase(last.codePointBefore(
                last.length())) || last.chars().skip(1).anyMatch(Character::isUpperCase);
        return COMPANIES.contains(plain(last)) || COMPANIES.contains(lastTwo)
                || isWrittenSo && COMPANIES_IN_CAPITALS.contains(plain(last));
    }

    private static String plain(String word) {
        StringBuilder plain = new StringBuilder();
        word.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetter).forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
