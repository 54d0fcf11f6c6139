package io.mailroutes.localmailbox;

import java.text.Normalizer;
import java.util.Locale;

/** Spells a name with the letters that stand in addresses: {@code Böttcher} becomes {@code bottcher}. */
final class LatinLetters {

    private LatinLetters() {
    }

    static String of(String name) {
        String spelled = name.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("ø", "o").replace("ł", "l")
                .replace("æ", "ae");
        return Normalizer.normalize(spelled, Normalizer.Form.NFD).replaceAll("[^a-z0-9._-]", "");
    }
}
