package io.mailroutes.command;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

import io.mailroutes.run.RunOrder;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which mail is read, when not only what is new. */
final class MailWindow {

    @Option(names = "--full", description = "Read all mail there is, and try again what was refused before.")
    private boolean full;

    @Option(names = "--since", paramLabel = "DAY", converter = Day.class, description = "Read mail from this day on, as in 2026-03-31.")
    private LocalDate since;

    /** @return as {@link RunOrder#since} */
    String since() {
        return full ? RunOrder.FULL : since == null ? "" : since.toString();
    }

    /** Reads a day. */
    private static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String value) {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("\"" + value + "\" is no day. To do: write one as in 2026-03-31");
            }
        }
    }
}
