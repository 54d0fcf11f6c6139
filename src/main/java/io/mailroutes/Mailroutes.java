package io.mailroutes;

import io.mailroutes.command.Commands;

/** The program: {@code java -jar mailroutes.jar COMMAND}. */
public final class Mailroutes {

    private Mailroutes() {
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        ExtraJars.add();
        System.exit(Commands.line().execute(arguments));
    }
}
