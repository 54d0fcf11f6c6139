package io.mailroutes.localorg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The local org by itself, for clients outside this virtual machine. It runs until it is stopped. */
@Command(name = "java -jar local-org.jar", sortOptions = false,
        description = "A stand-in for Salesforce on this machine. It prints what to log in with, and runs until it is stopped.")
public final class LocalOrgServer implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080",
            description = "Where to listen, on localhost only; 0 takes any that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--metadata", paramLabel = "FOLDER",
            description = "An sfdx project, or a folder of one, whose custom objects and fields the org has.")
    private Path metadata;

    @Option(names = "--database", paramLabel = "FILE",
            description = "Keeps the records in files of this name, from which a later start takes them up. Without it "
                    + "they are gone at the end.")
    private Path database;

    @Option(names = "--time-zone", paramLabel = "ZONE", defaultValue = "UTC",
            description = "The org's time zone, as in Europe/Berlin (default: ${DEFAULT-VALUE}).")
    private ZoneId zone;

    @Option(names = "--tls", paramLabel = "FILE",
            description = "Serves HTTPS with a certificate made anew, and writes that into this file (PEM) for clients "
                    + "to trust.")
    private Path tls;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    private LocalOrgServer() {
    }

    /** Prints the address and what to log in with, then serves. */
    public static void main(String[] args) {
        // Undertow tells of itself at its start; stdout is for the address.
        Logger.getLogger("").setLevel(Level.WARNING);
        CommandLine line = new CommandLine(new LocalOrgServer());
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            command.getErr().println("The local org could not start: " + exception.getMessage()
                    + ". To do: choose another --port, or a file or folder that can be used.");
            return 1;
        });
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (LocalOrg org = start()) {
            if (tls != null) {
                Files.writeString(tls, pem(org.certificate()));
            }
            System.out.println(greeting(org));
            Thread.currentThread().join();
        }
        return 0;
    }

    private LocalOrg start() {
        LocalOrgBuilder builder = LocalOrg.builder().port(port).timeZone(zone);
        if (metadata != null) {
            builder.metadata(metadata);
        }
        if (database != null) {
            builder.database(database);
        }
        return (tls == null ? builder : builder.tls()).start();
    }

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static String greeting(LocalOrg org) {
        return """
                The local org listens at %1$s
                Open %1$s/ in a browser to see what is in it and what was called.
                  client id       %2$s
                  client secret   %3$s
                  user name       %4$s
                  password        %5$s
                  security token  %6$s
                  refresh token   %7$s
                  access token    %8$s
                """.formatted(org.url(), org.clientId(), org.clientSecret(), org.username(), org.password(),
                org.securityToken(), org.refreshToken(), org.accessToken());
    }
}
