package io.mailroutes.known;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes calls of the records that the first version of the ledger kept in doubt, a row each. The rows of one call have
 * its mailbox, moment and job. Which record another one of the call refers to was told by their person; now it is told
 * by the name that the reference has.
 */
final class FirstDoubts {

    /** How the first version named contacts, which were all that could be told from their references. */
    private static final Pattern CONTACT = Pattern.compile("@\\{(contacts\\d+)\\.id}");

    private static final int ROWS_AT_ONCE = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Row> rows;
    private final Map<String, List<Row>> referring;

    private FirstDoubts(List<Row> rows) {
        this.rows = rows;
        this.referring = rows.stream().filter(row -> !row.contact().isEmpty())
                .collect(Collectors.groupingBy(Row::person));
    }

    static void move(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT org, mailbox, job, since, object, "
                + "record_key, fingerprint, field_hashes, person, fields FROM in_doubt JOIN first_scope "
                + "ON in_doubt.scope_id = first_scope.scope_id "
                + "ORDER BY org, mailbox, job, since, object, record_key")) {
            select.setFetchSize(ROWS_AT_ONCE);
            List<Row> call = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Row row = row(rows);
                    if (!call.isEmpty() && !row.isOfTheCallOf(call.get(0))) {
                        Doubts.insert(connection, new FirstDoubts(call).call());
                        call = new ArrayList<>();
                    }
                    call.add(row);
                }
            }
            if (!call.isEmpty()) {
                Doubts.insert(connection, new FirstDoubts(call).call());
            }
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        try {
            return new Row(row.getString(1), row.getString(2), row.getString(3),
                    row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC), row.getString(5),
                    row.getString(6), row.getObject(7, UUID.class), row.getString(8), row.getString(9),
                    (ObjectNode) JSON.readTree(row.getString(10)));
        } catch (IOException e) {
            throw new SQLException("A record in doubt is damaged", e);
        }
    }

    private Call call() {
        Row first = rows.get(0);
        return new Call(UUID.randomUUID().toString(), first.org(), first.mailbox(), first.job(), first.since(),
                rows.stream().map(row -> row.doubt(referenceTo(row))).toList());
    }

    /** @return the name by which other records of the same person refer to this one, their contact; empty for none */
    private String referenceTo(Row row) {
        return referring.getOrDefault(row.person(), List.of()).stream()
                .filter(other -> !other.object().equals(row.object())).map(Row::contact).findFirst().orElse("");
    }

    /** A row as the first version wrote it. */
    private record Row(String org, String mailbox, String job, Instant since, String object, String key,
            UUID fingerprint, String fieldHashes, String person, ObjectNode fields) {

        boolean isOfTheCallOf(Row other) {
            return org.equals(other.org) && mailbox.equals(other.mailbox) && job.equals(other.job)
                    && since.equals(other.since);
        }

        /** @return the name of the contact in the same call that this refers to; empty for none */
        String contact() {
            for (JsonNode value : fields) {
                Matcher reference = CONTACT.matcher(value.asText());
                if (reference.matches()) {
                    return reference.group(1);
                }
            }
            return "";
        }

        Doubt doubt(String reference) {
            return new Doubt("", object, key, List.of(), reference, "", fingerprint,
                    fieldHashes == null ? "" : fieldHashes, fields);
        }
    }
}
