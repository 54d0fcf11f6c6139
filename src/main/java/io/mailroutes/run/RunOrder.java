package io.mailroutes.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What a run is to do: the body of the message to {@code direct:mailroutes-sync}. Any other body means {@link #sync()}.
 *
 * @param dryRun whether nothing may be written
 * @param since  day from which on mail is read, {@code yyyy-MM-dd}; {@code full} for all; empty for what is new
 * @param letters file of dead letters, or folder of such files, that is sent again in the place of an export; empty for
 *                none
 * @param only   reason codes of the dead letters to send again; none for all
 */
public record RunOrder(boolean dryRun, String since, String letters, List<String> only) {

    /** The value of {@link #since} that means all mail there is. */
    public static final String FULL = "full";

    /** @return an order for what is new */
    public static RunOrder sync() {
        return sync(false, "");
    }

    /** @param since see {@link #since()} */
    public static RunOrder sync(boolean dryRun, String since) {
        return new RunOrder(dryRun, since, "", List.of());
    }

    /** @param from file or folder, see {@link #letters()} */
    public static RunOrder sendAgain(boolean dryRun, String from, List<String> only) {
        return new RunOrder(dryRun, "", from, only);
    }

    /** Whether dead letters are sent again. */
    @JsonIgnore
    public boolean isReplay() {
        return !letters.isEmpty();
    }
}
