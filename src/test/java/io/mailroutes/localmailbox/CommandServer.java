package io.mailroutes.localmailbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs {@link NylasCommand} in this process for scripts that ask for it, which spares a test the start of a Java for
 * every command. A script sends words, each with a NUL behind it: data, fault, the file to print to, the number of
 * arguments, these, and its environment; an empty word ends it. It is answered with the exit status.
 */
final class CommandServer {

    private static CommandServer only;

    private final ServerSocket socket;

    private CommandServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        inBackground(this::accept);
    }

    /** @return the port of the server of this process, which lives as long */
    static synchronized int port() throws IOException {
        if (only == null) {
            only = new CommandServer();
        }
        return only.socket.getLocalPort();
    }

    private void accept() {
        while (true) {
            try {
                Socket script = socket.accept();
                inBackground(() -> answer(script));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void answer(Socket script) {
        try (script) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(script.getInputStream()));
            String data = word(in);
            Fault fault = Fault.valueOf(word(in));
            Path printed = Path.of(word(in));
            String[] arguments = new String[Integer.parseInt(word(in))];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = word(in);
            }
            NylasCommand command = new NylasCommand(MailboxData.read(data), fault, environment(in), ZoneId.systemDefault());
            script.getOutputStream().write((run(command, printed, arguments) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int run(NylasCommand command, Path printed, String[] arguments) throws IOException {
        try (OutputStream out = Files.newOutputStream(Path.of(printed + ".out"));
                PrintStream err = new PrintStream(printed + ".err", StandardCharsets.UTF_8)) {
            return command.run(out, err, arguments);
        }
    }

    private static Map<String, String> environment(DataInputStream in) throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (String each = word(in); !each.isEmpty(); each = word(in)) {
            String[] variable = each.split("=", 2);
            environment.put(variable[0], variable[1]);
        }
        return environment;
    }

    private static String word(DataInputStream in) throws IOException {
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        for (byte each = in.readByte(); each != 0; each = in.readByte()) {
            word.write(each);
        }
        return word.toString(StandardCharsets.UTF_8);
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "local-mailbox");
        thread.setDaemon(true);
        thread.start();
    }
}
