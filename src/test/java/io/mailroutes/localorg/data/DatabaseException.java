package io.mailroutes.localorg.data;

import java.sql.SQLException;

/** The database refused what the local org asked of it: always a fault of the local org, never of its client. */
public final class DatabaseException extends RuntimeException {

    DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
