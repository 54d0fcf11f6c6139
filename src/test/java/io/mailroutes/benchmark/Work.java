package io.mailroutes.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Stream;

/** What contenders do that are compared with each other. */
enum Work {

    /** The CSV of the contacts. */
    CSV("CSV of the contacts") {
        @Override
        void check(Trial trial, long others) {
            try (Stream<String> lines = Files.lines(trial.printed())) {
                require(lines.count(), trial.data().size() + 1, "lines");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },

    /** The contacts in an org that does not have them. */
    CONTACTS("Contacts into the org") {
        @Override
        void check(Trial trial, long others) throws IOException, InterruptedException {
            require(trial.org().count("Contact"), trial.data().size() + others, "contacts");
        }
    },

    /** As many messages, too. */
    MAIL("Contacts and as many messages into the org") {
        @Override
        void check(Trial trial, long others) throws IOException, InterruptedException {
            CONTACTS.check(trial, others);
            require(trial.org().count("Task"), trial.data().size(), "tasks");
        }
    };

    private final String title;

    Work(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** @throws IllegalStateException when it was not done */
    abstract void check(Trial trial, long others) throws IOException, InterruptedException;

    private static void require(long there, long wanted, String what) {
        if (there != wanted) {
            throw new IllegalStateException("There are " + there + " " + what + " instead of " + wanted);
        }
    }
}
