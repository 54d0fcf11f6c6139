package io.mailroutes.localorg;

import java.util.List;

import io.mailroutes.localorg.auth.Identity;
import io.mailroutes.localorg.data.Database;

/** The two records that every org has: the organization and its first user. */
final class Setup {

    private Setup() {
    }

    static void run(Database database, Identity identity, String timeZone) {
        database.update("MERGE INTO \"Organization\" (\"Id\", \"Name\", \"TimeZoneSidKey\", \"InstanceName\", "
                + "\"IsSandbox\", \"OrganizationType\", \"IsDeleted\") KEY (\"Id\") "
                + "VALUES (?, 'Local Org', ?, 'LOCAL', FALSE, 'Enterprise Edition', FALSE)",
                List.of(identity.organizationId(), timeZone));
        database.update("MERGE INTO \"User\" (\"Id\", \"Username\", \"LastName\", \"FirstName\", \"Name\", \"Email\", "
                + "\"IsActive\", \"TimeZoneSidKey\", \"IsDeleted\") KEY (\"Id\") "
                + "VALUES (?, ?, 'Admin', 'Local', 'Local Admin', ?, TRUE, ?, FALSE)",
                List.of(identity.userId(), identity.username(), identity.username(), timeZone));
        database.commit();
    }
}
