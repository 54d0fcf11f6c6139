package io.mailroutes.localorg.dml;

import java.sql.SQLException;

/** One of the things that happen to a batch on its way into the database. */
@FunctionalInterface
interface Step {
    void run(Batch batch) throws SQLException;
}
