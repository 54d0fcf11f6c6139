package io.mailroutes.localorg.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

import io.mailroutes.localorg.schema.FieldType;

/** Reads a column as the Java type that stands for its field type; points in time are in UTC. */
public final class Columns {

    private Columns() {
    }

    public static Object read(ResultSet row, int column, FieldType type) throws SQLException {
        return switch (type) {
            case DATE -> row.getObject(column, LocalDate.class);
            case DATETIME -> row.getObject(column, LocalDateTime.class);
            case TIME -> row.getObject(column, LocalTime.class);
            case BOOLEAN -> row.getObject(column, Boolean.class);
            case INT -> row.getObject(column, Integer.class);
            case DOUBLE, CURRENCY, PERCENT -> row.getObject(column, Double.class);
            default -> row.getString(column);
        };
    }
}
