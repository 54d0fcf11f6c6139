package io.mailroutes.localorg;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** A small sfdx project with a custom object, and custom fields of several types. */
final class TestMetadata {

    private TestMetadata() {
    }

    static Path folder() {
        try {
            return Path.of(TestMetadata.class.getResource("/io/mailroutes/localorg/sfdx").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
