package io.mailroutes.benchmark;

import java.nio.file.Path;

/** The Java that this process runs in, to start others. */
final class Java {

    static final String EXECUTABLE = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    static final String CLASS_PATH = System.getProperty("java.class.path");

    private Java() {
    }
}
