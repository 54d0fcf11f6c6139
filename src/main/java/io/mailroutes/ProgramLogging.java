package io.mailroutes;

/** Where the program's logging is configured. It has no logger itself, because it comes before the first one. */
final class ProgramLogging {

    private static final String KEY = "log4j2.configurationFile";
    private static final String OLD_KEY = "log4j.configurationFile";
    private static final String VARIABLE = "LOG4J_CONFIGURATION_FILE";

    private ProgramLogging() {
    }

    /** Names our file to log4j, unless the user has named another. */
    static void configure() {
        if (System.getProperty(KEY) == null && System.getProperty(OLD_KEY) == null && System.getenv(VARIABLE) == null) {
            System.setProperty(KEY, "classpath:io/mailroutes/command/log4j2.properties");
        }
    }
}
