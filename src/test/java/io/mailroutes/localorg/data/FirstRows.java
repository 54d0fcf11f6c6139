package io.mailroutes.localorg.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;

/** The rows that every org has from the start: its own, and that of its administrator. */
public final class FirstRows {

    /** User name of the administrator. */
    public static final String USERNAME = "admin@local.org";

    private final Database database;
    private final Schema schema;

    public FirstRows(Database database, Schema schema) {
        this.database = database;
        this.schema = schema;
    }

    public String organizationId() {
        return RecordId.of(schema.require("Organization").keyPrefix(), 1);
    }

    public String userId() {
        return RecordId.of(schema.require("User").keyPrefix(), 1);
    }

    /** Writes them where they are not there yet. */
    public void write(ZoneId zone) {
        database.write(connection -> {
            write(connection, schema.require("User"), user(zone));
            write(connection, schema.require("Organization"), organization(zone));
            return null;
        });
    }

    private void write(Connection connection, SObjectType type, Map<String, Object> row) throws SQLException {
        RowStore rows = new RowStore(connection, type);
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        row.putAll(Map.of("IsDeleted", false, "CreatedDate", now, "CreatedById", userId(), "LastModifiedDate", now,
                "LastModifiedById", userId(), "SystemModstamp", now));
        if (rows.byId(List.of((String) row.get("Id"))).isEmpty()) {
            rows.insert(List.of(row));
        } else {
            rows.update(List.of(row));
        }
    }

    private Map<String, Object> user(ZoneId zone) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Id", userId());
        row.put("Username", USERNAME);
        row.put("FirstName", "Local");
        row.put("LastName", "Admin");
        row.put("Name", "Local Admin");
        row.put("Email", USERNAME);
        row.put("Alias", "admin");
        row.put("CommunityNickname", "admin");
        row.put("IsActive", true);
        row.put("TimeZoneSidKey", zone.getId());
        row.put("LocaleSidKey", "en_US");
        row.put("LanguageLocaleKey", "en_US");
        row.put("EmailEncodingKey", "UTF-8");
        row.put("ProfileId", RecordId.of("00e", 1));
        row.put("UserType", "Standard");
        return row;
    }

    private Map<String, Object> organization(ZoneId zone) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Id", organizationId());
        row.put("Name", "Local Org");
        row.put("TimeZoneSidKey", zone.getId());
        row.put("DefaultLocaleSidKey", "en_US");
        row.put("LanguageLocaleKey", "en_US");
        row.put("FiscalYearStartMonth", 1);
        row.put("InstanceName", "LOCAL");
        row.put("IsSandbox", false);
        row.put("IsReadOnly", false);
        row.put("OrganizationType", "Developer Edition");
        return row;
    }
}
