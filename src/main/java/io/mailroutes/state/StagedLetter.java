package io.mailroutes.state;

import java.util.UUID;

/**
 * A dead letter that a run sends again.
 *
 * @param file        path of the file that it stands in
 * @param line        its line there, from 1
 * @param fingerprint of the line, by which it is known again when the file was edited meanwhile
 * @param stage       {@code accounts}, {@code contacts} or {@code emails}
 * @param sender      address of the person, where it is a contact made from a From header; empty else
 * @param name        the person's name there
 * @param original    where its original stands in the run's private folder
 */
public record StagedLetter(String file, long line, UUID fingerprint, String stage, String sender, String name,
        Original original) {
}
