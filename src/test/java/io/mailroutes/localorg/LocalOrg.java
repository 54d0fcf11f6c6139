package io.mailroutes.localorg;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.auth.Identity;
import io.mailroutes.localorg.dml.Save;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.faults.Faults;
import io.mailroutes.localorg.http.Call;
import io.mailroutes.localorg.http.SelfSigned;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.soql.QueryEngine;
import io.mailroutes.localorg.soql.QueryResult;

/**
 * A stand-in for a Salesforce org: an HTTP server with Salesforce's API over a SQL database. It checks what it is given
 * as Salesforce does, and answers in Salesforce's words.
 *
 * <pre>{@code
 * try (LocalOrg org = LocalOrg.builder().start()) {
 *     // point any client at org.url(), with org.clientId() and org.clientSecret() or with org.accessToken()
 *     org.insert("Contact", Map.of("LastName", "Curie", "Email", "marie@curie.fr"));
 *     org.query("SELECT Name FROM Contact WHERE Email = 'MARIE@curie.fr'");
 * }
 * }</pre>
 */
public final class LocalOrg implements AutoCloseable {

    private final Parts parts;
    private final SelfSigned tls;

    /** @param tls what it serves with, or {@code null} */
    LocalOrg(Parts parts, SelfSigned tls) {
        this.parts = parts;
        this.tls = tls;
    }

    /** An org in memory on a free port, unless told otherwise. */
    public static LocalOrgBuilder builder() {
        return new LocalOrgBuilder();
    }

    /** Where it listens: login address and instance in one. */
    public String url() {
        return parts.server.url();
    }

    /** The certificate that clients have to trust, where it serves HTTPS. */
    public X509Certificate certificate() {
        return tls.certificate();
    }

    private Identity identity() {
        return parts.identity;
    }

    public String clientId() {
        return identity().clientId();
    }

    public String clientSecret() {
        return identity().clientSecret();
    }

    public String username() {
        return identity().username();
    }

    public String password() {
        return identity().password();
    }

    /** What clients append to the password. */
    public String securityToken() {
        return identity().securityToken();
    }

    public String refreshToken() {
        return parts.sessions.refreshToken();
    }

    /** A fresh token, for clients that do not log in themselves. */
    public String accessToken() {
        return parts.sessions.open().token();
    }

    public String organizationId() {
        return identity().organizationId();
    }

    /** Ends all sessions, so that the next call with an old token is refused. */
    public void expireSessions() {
        parts.sessions.expireAll();
    }

    /**
     * All rows that a query finds; values as in JSON, parents as maps inside, children as Salesforce nests them. Not
     * counted as a call.
     */
    public List<Map<String, Object>> query(String soql) {
        return engine().query(soql, false, Integer.MAX_VALUE - 1, null).records();
    }

    /** The number of rows that a query finds, {@code SELECT COUNT()} included. */
    public int count(String soql) {
        QueryResult result = engine().query(soql, false, 1, null);
        return result.totalSize();
    }

    private QueryEngine engine() {
        return parts.engine;
    }

    /**
     * Makes a record as a client would, with all checks.
     *
     * @return its id
     * @throws IllegalArgumentException when the org refuses it
     */
    public String insert(String object, Map<String, ?> fields) {
        return saved(parts.dml.save(Save.insert(parts.schema.require(object), List.of(new LinkedHashMap<>(fields)), options())));
    }

    /** Changes a record as a client would. */
    public void update(String id, Map<String, ?> fields) {
        Map<String, Object> row = new LinkedHashMap<>(fields);
        row.put("Id", id);
        saved(parts.dml.save(Save.update(type(id), List.of(row), options())));
    }

    /** Moves a record to the recycle bin, with what belongs to it. */
    public void delete(String id) {
        saved(parts.dml.delete(type(id), List.of(id), options()));
    }

    /** Merges two records of one object as a user does: what belongs to the second goes to the first. */
    public void merge(String masterId, String id) {
        saved(parts.dml.merge(type(id), masterId, id, options()));
    }

    private SObjectType type(String id) {
        return RecordId.normalize(id).flatMap(parts.schema::typeOfId)
                .orElseThrow(() -> new IllegalArgumentException("Not an id of this org: " + id));
    }

    private Save.Options options() {
        return Save.Options.of(identity().userId());
    }

    private static String saved(List<SaveResult> results) {
        SaveResult result = results.get(0);
        if (!result.success()) {
            throw new IllegalArgumentException(result.errors().toString());
        }
        return result.id();
    }

    /** API calls so far as Salesforce counts them: a composite request, a graph or a collection is one. */
    public int apiCalls() {
        return parts.usage.used();
    }

    /** How many API calls a day has; those beyond are refused. */
    public void dailyApiLimit(int calls) {
        parts.usage.limit(calls);
    }

    /** The calls that came in by HTTP, the newest last. */
    public List<Call> callLog() {
        return parts.callLog.calls();
    }

    /** The object is from now on one that this user may not see, as if it did not exist. */
    public void denyAccess(String object) {
        parts.schema.hide(object);
    }

    /** Gives the user the permission Bulk API Hard Delete, without which such jobs are refused. */
    public void allowHardDelete() {
        parts.hardDelete = true;
    }

    /** Stops records of an object that have the same value in this field as one that is there. */
    public void enableDuplicateRule(String object, String matchingField) {
        parts.dml.duplicateRules().enable(object, matchingField);
    }

    /**
     * Refuses records of an object by a validation rule.
     *
     * @param wrong matches the whole of the values of the field that are refused, of an empty field the empty text
     */
    public void enableValidationRule(String object, String field, String wrong, String message) {
        parts.dml.validationRules().enable(object, field, wrong, message);
    }

    /** Switches all validation rules of an object off. */
    public void disableValidationRules(String object) {
        parts.dml.validationRules().disable(object);
    }

    /** What was sent to one object of a Data Cloud connector. */
    public List<Map<String, Object>> dataCloudRecords(String connector, String object) {
        return parts.dataCloud.records(connector, object);
    }

    /** What is to go wrong. */
    public Faults faults() {
        return parts.faults;
    }

    /** Waits until every ingest job that is closed has been worked off. */
    public void awaitJobs() {
        parts.ingest.await();
    }

    @Override
    public void close() {
        parts.close();
    }
}
