package io.mailroutes.localmailbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The flags that a command has: its own and those of every command. The same letter means different flags. */
final class Flags {

    private static final List<Flag> OF_EVERY_COMMAND = List.of(Flag.onOff("json", ""), Flag.text("format", ""),
            Flag.onOff("quiet", "q"), Flag.onOff("wide", "w"), Flag.onOff("no-color", ""), Flag.onOff("verbose", "v"),
            Flag.text("config", ""));
    private static final Map<String, List<Flag>> OF_COMMAND = Map.of(
            "contacts list", List.of(Flag.number("limit", "n"), Flag.text("email", "e"), Flag.text("source", "s"),
                    Flag.onOff("id", "")),
            "email list", List.of(Flag.number("limit", "l"), Flag.onOff("unread", "u"), Flag.onOff("starred", "s"),
                    Flag.text("from", "f"), Flag.text("folder", ""), Flag.onOff("all-folders", ""),
                    Flag.onOff("id", ""), Flag.onOff("all", "a"), Flag.number("max", ""), Flag.text("metadata", "")),
            "email search", List.of(Flag.number("limit", "l"), Flag.text("from", ""), Flag.text("to", ""),
                    Flag.text("subject", ""), Flag.text("after", ""), Flag.text("before", ""),
                    Flag.onOff("has-attachment", ""), Flag.onOff("unread", ""), Flag.onOff("starred", ""),
                    Flag.text("in", "")),
            "calendar events list", List.of(Flag.text("calendar", "c"), Flag.number("limit", "n"),
                    Flag.number("days", "d"), Flag.onOff("show-cancelled", ""), Flag.text("timezone", ""),
                    Flag.onOff("show-tz", "")),
            "calendar events import", List.of(Flag.text("calendar", "c"), Flag.text("start", ""),
                    Flag.text("end", ""), Flag.number("limit", "n")));

    private final List<Flag> flags;

    private Flags(List<Flag> flags) {
        this.flags = flags;
    }

    static Flags of(String command) {
        return new Flags(Stream.concat(OF_COMMAND.getOrDefault(command, List.of()).stream(),
                OF_EVERY_COMMAND.stream()).toList());
    }

    Optional<Flag> named(String name) {
        return first(flag -> flag.name().equals(name));
    }

    Optional<Flag> lettered(String letter) {
        return first(flag -> flag.letter().equals(letter));
    }

    private Optional<Flag> first(Predicate<Flag> condition) {
        return flags.stream().filter(condition).findFirst();
    }
}
