package io.mailroutes.localorg;

import java.nio.file.Path;
import java.security.PublicKey;
import java.time.ZoneId;

import io.mailroutes.localorg.http.SelfSigned;
import io.mailroutes.localorg.schema.Schema;

/** Says what kind of org to start. */
public final class LocalOrgBuilder {

    private int port;
    private Path database;
    private Schema schema = Schema.standard();
    private ZoneId zone = ZoneId.of("UTC");
    private PublicKey certificate;
    private SelfSigned tls;

    LocalOrgBuilder() {
    }

    /** 0, the default, takes any that is free. */
    public LocalOrgBuilder port(int number) {
        port = number;
        return this;
    }

    /** Keeps the rows in files of this name, from which a later start takes them up. */
    public LocalOrgBuilder database(Path file) {
        database = file;
        return this;
    }

    /** Adds the custom objects and fields of an sfdx project. */
    public LocalOrgBuilder metadata(Path sfdxFolder) {
        schema = schema.with(sfdxFolder);
        return this;
    }

    /** The time zone of the org and its user: whose days TODAY and the like mean. */
    public LocalOrgBuilder timeZone(ZoneId id) {
        zone = id;
        return this;
    }

    /** The key with which the connected app signs the assertions of the JWT bearer flow. */
    public LocalOrgBuilder jwtCertificate(PublicKey key) {
        certificate = key;
        return this;
    }

    /** Serves HTTPS with a certificate made for the occasion, since some clients insist. */
    public LocalOrgBuilder tls() {
        tls = SelfSigned.make();
        return this;
    }

    public LocalOrg start() {
        return new LocalOrg(new Parts(new Parts.Plan(port, database, schema, zone, certificate, tls)), tls);
    }
}
