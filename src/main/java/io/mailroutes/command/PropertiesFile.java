package io.mailroutes.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import io.mailroutes.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that {@code --properties} names. */
final class PropertiesFile {

    /** Which the user need not have named. */
    static final String DEFAULT = "application.properties";

    private static final Logger LOG = LoggerFactory.getLogger(PropertiesFile.class);

    private PropertiesFile() {
    }

    /**
     * @return what it sets; nothing where the default file is not there, since the environment may have all that is needed
     * @throws SettingsException when it cannot be read
     */
    static Properties read(Path file) {
        if (Files.isDirectory(file)) {
            throw new SettingsException(file + " is a folder. To do: name a file with --properties, as in "
                    + file.resolve(DEFAULT) + ".");
        }
        return Files.exists(file) ? load(file) : none(file);
    }

    private static Properties none(Path file) {
        if (!file.equals(Path.of(DEFAULT))) {
            throw new SettingsException("There is no file " + file + ". To do: correct --properties, or make it with the "
                    + "command \"init\".");
        }
        LOG.info("There is no {} in {}, so every setting has its default, or what the environment says. The command "
                + "\"init\" writes one", DEFAULT, Path.of("").toAbsolutePath());
        return new Properties();
    }

    private static Properties load(Path file) {
        Properties given = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            given.load(reader);
        } catch (AccessDeniedException e) {
            throw new SettingsException("Nobody lets this user read " + file + ". To do: make it readable, or name another "
                    + "file with --properties.");
        } catch (CharacterCodingException e) {
            throw new SettingsException(file + " has signs that are not UTF-8. To do: save it as UTF-8.");
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException("Cannot read " + file + ": " + e.getMessage() + ". To do: correct it (a backslash "
                    + "is written \\\\), or name another file with --properties.");
        }
        return given;
    }
}
