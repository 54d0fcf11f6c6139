package io.mailroutes.known;

import java.sql.Connection;
import java.sql.SQLException;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * One version of the ledger's tables, for Flyway.
 *
 * @param version     counted from one
 * @param description kept beside the version
 * @param change      makes it of the one before
 */
record LedgerStep(int version, String description, Change change) implements JavaMigration {

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(String.valueOf(version));
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        change.make(context.getConnection());
    }

    /** Changes tables. */
    @FunctionalInterface
    interface Change {
        void make(Connection connection) throws SQLException;
    }
}
