package io.mailroutes.deadletter;

import io.mailroutes.staging.Original;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A dead letter that a run sends again.
 *
 * @param file        path of the file that it stands in
 * @param line        its line there, from 1
 * @param fingerprint of the line, by which it is known again when the file was edited meanwhile
 * @param kind        its kind
 * @param key         of its record; empty when it could not be mapped
 * @param became      keys of the records that it was mapped to now
 * @param seed        whether its original is the seed of a reference
 * @param part        which of several records of its original it is, from 1; 0 when that is not known
 * @param original    where its original stands in the run's private folder
 * @param refusal     the new dead letter, as JSON without the original; empty when it was not refused
 */
record StagedLetter(String file, long line, UUID fingerprint, String kind, String key, List<String> became,
        boolean seed, int part, Original original, String refusal) {

    StagedLetter became(String newKey) {
        List<String> keys = new ArrayList<>(became);
        if (!keys.contains(newKey)) {
            keys.add(newKey);
        }
        return new StagedLetter(file, line, fingerprint, kind, key, keys, seed, part, original, refusal);
    }

    StagedLetter refused(String newRefusal) {
        return new StagedLetter(file, line, fingerprint, kind, key, became, seed, part, original, newRefusal);
    }

    /** @return the keys of the records whose fate is the letter's */
    List<String> records() {
        return became.isEmpty() && seed ? List.of(key) : became;
    }
}
