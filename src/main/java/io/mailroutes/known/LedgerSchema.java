package io.mailroutes.known;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * The versions of the ledger's tables, kept by Flyway in a table of the ledger.
 *
 * <p>Flyway, with its part for PostgreSQL, weighs 0.9 MB. It takes 0.25 s, and 0.45 s of processor time, of a process
 * that has just begun, so it is only called when there is something to do: whether there is, one query answers in a few
 * milliseconds. A database without that table, in which Flyway never was, is of the first version.
 */
final class LedgerSchema {

    static final int LATEST = 3;

    private static final String HISTORY = "ledger_schema";

    /** Three of H2, one of PostgreSQL. */
    private static final Set<String> NO_SUCH_TABLE = Set.of("42S02", "42S03", "42S04", "42P01");

    private LedgerSchema() {
    }

    /**
     * Whether the tables are those of this program; if not, they are older, or not there yet.
     *
     * @throws LedgerException when they are newer
     */
    static boolean isCurrent(DataSource source) throws SQLException {
        int version = version(source);
        if (version > LATEST) {
            throw new LedgerException("The ledger was made by a newer version of this program (its tables are version "
                    + version + ", known here is " + LATEST + "); nothing was changed. To do: use that version, or a "
                    + "newer one. A ledger of its own for this one is no way out: without what was sent before, "
                    + "messages are sent again");
        }
        return version == LATEST;
    }

    private static int version(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"" + HISTORY + "\" WHERE \"success\"")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            // Simply tried: to ask first whether the table is there would be a second statement.
            if (NO_SUCH_TABLE.contains(e.getSQLState())) {
                return 0;
            }
            throw e;
        }
    }

    /**
     * Makes the tables those of this program. In PostgreSQL each version is one transaction; H2 knows no such thing,
     * see {@link LedgerFileUpgrade}.
     *
     * @throws LedgerException when it does not go
     */
    static void bringUpToDate(DataSource source) {
        FluentConfiguration flyway = Flyway.configure(LedgerSchema.class.getClassLoader()).dataSource(source)
                .table(HISTORY).createSchemas(false)
                // Classes in place of files: those would be searched for, which a runtime of modules does not allow.
                .locations(new String[0]).javaMigrations(new LedgerStep(1, "first", FirstSchema::make),
                        new LedgerStep(2, "kinds and calls", KindsSchema::bring),
                        new LedgerStep(LATEST, "runs", RunsSchema::make))
                .baselineOnMigrate(true).baselineVersion("0");
        // With a lock that is held in a transaction, a version would be noted in another one than it is made in. Told in
        // a way that older versions have, too: Spring Boot brings one.
        flyway.getPluginRegister().getPlugin(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        try {
            flyway.load().migrate();
        } catch (FlywayException e) {
            throw new LedgerException("Cannot bring the ledger up to date; it is as it was", cause(e),
                    "see that there is room on the disk, and that ledger.user may change tables; until then the "
                            + "version of this program that made the ledger can go on with it");
        }
    }

    private static Throwable cause(Throwable e) {
        return e.getCause() == null ? e : cause(e.getCause());
    }
}
