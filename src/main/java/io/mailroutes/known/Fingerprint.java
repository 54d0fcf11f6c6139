package io.mailroutes.known;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.google.common.hash.Hashing;

/** Hashes of 128 bits, in the form that databases keep in 16 bytes: the first half of a SHA-256. */
public final class Fingerprint {

    private Fingerprint() {
    }

    /** @return the same for the same text */
    public static UUID of(String text) {
        ByteBuffer hash = ByteBuffer.wrap(Hashing.sha256().hashString(text, StandardCharsets.UTF_8).asBytes());
        return new UUID(hash.getLong(), hash.getLong());
    }
}
