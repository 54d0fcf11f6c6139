package io.mailroutes.localorg.soql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** One thing in a record of an answer, read from a row of the SQL result. */
@FunctionalInterface
interface Item {
    Object read(ResultSet row) throws SQLException;
}
