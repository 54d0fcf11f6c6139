package io.mailroutes.state;

import java.nio.charset.StandardCharsets;

import com.google.common.hash.Hashing;

/** Tells whether a mapped record is the same as when it was sent: SHA-256 of its fields and its company. */
public final class Fingerprint {

    private Fingerprint() {
    }

    /** @return 64 hexadecimal digits */
    public static String of(StagedRecord record) {
        return Hashing.sha256()
                .hashString(record.fields().toString() + '\t' + record.domain(), StandardCharsets.UTF_8).toString();
    }
}
