package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.sforce.async.BatchInfo;
import com.sforce.async.BatchStateEnum;
import com.sforce.async.BulkConnection;
import com.sforce.async.ContentType;
import com.sforce.async.JobInfo;
import com.sforce.async.OperationEnum;
import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.UpsertResult;
import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.InvalidFieldFault;
import com.sforce.soap.partner.fault.InvalidSObjectFault;
import com.sforce.soap.partner.fault.LoginFault;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import com.sforce.ws.bind.XmlObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Salesforce's own Java clients of the SOAP and Bulk APIs, on which loaders stand, take it for a real org. */
class JavaClientsTest {

    private final LocalOrg org = LocalOrg.builder().start();
    private PartnerConnection partner;

    @BeforeEach
    void logIn() throws ConnectionException {
        partner = logIn(org.password() + org.securityToken());
    }

    private PartnerConnection logIn(String password) throws ConnectionException {
        ConnectorConfig config = new ConnectorConfig();
        config.setUsername(org.username());
        config.setPassword(password);
        config.setAuthEndpoint(org.url() + "/services/Soap/u/64.0");
        return new PartnerConnection(config);
    }

    @AfterEach
    void stop() {
        org.close();
    }

    private static SObject record(String type, Map<String, ?> fields) {
        SObject record = new SObject(type);
        fields.forEach(record::setField);
        return record;
    }

    @Test
    void logsInAndOut() throws ConnectionException {
        assertThat(partner.getUserInfo().getOrganizationId()).isEqualTo(org.organizationId());
        assertThat(partner.getServerTimestamp().getTimestamp()).isNotNull();
        partner.logout();
        assertThatThrownBy(partner::getUserInfo).isInstanceOfSatisfying(ApiFault.class, fault ->
                assertThat(fault.getExceptionCode().name()).isEqualTo("INVALID_SESSION_ID"));
        assertThatThrownBy(() -> logIn("wrong")).isInstanceOf(LoginFault.class);
    }

    @Test
    void writesRecords() throws ConnectionException {
        SaveResult[] made = partner.create(new SObject[] {
                record("Contact", Map.of("LastName", "Ng", "Email", "ng@acme.com", "Title", "CTO")),
                record("Contact", Map.of("FirstName", "Zoe"))});
        assertThat(made[0].getSuccess()).isTrue();
        assertThat(made[1].getId()).isNull();
        assertThat(made[1].getErrors()[0].getStatusCode().name()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(made[1].getErrors()[0].getFields()).containsExactly("LastName");
        SObject change = record("Contact", Map.of("HasOptedOutOfEmail", true));
        change.setId(made[0].getId());
        change.setFieldsToNull(new String[] {"Title"});
        assertThat(partner.update(new SObject[] {change})[0].getSuccess()).isTrue();
        UpsertResult[] upserted = partner.upsert("Email", new SObject[] {
                record("Contact", Map.of("Email", "ng@acme.com", "LastName", "Nguyen")),
                record("Contact", Map.of("Email", "new@acme.com", "LastName", "New"))});
        assertThat(upserted).extracting(UpsertResult::getCreated).containsExactly(false, true);
        assertThat(org.query("SELECT LastName, Title, HasOptedOutOfEmail FROM Contact WHERE Email = 'ng@acme.com'"))
                .hasToString("[{LastName=Nguyen, Title=null, HasOptedOutOfEmail=true}]");
        assertThat(partner.delete(new String[] {made[0].getId()})[0].getSuccess()).isTrue();
        assertThat(partner.delete(new String[] {made[0].getId()})[0].getErrors()[0].getStatusCode().name())
                .isEqualTo("ENTITY_IS_DELETED");
    }

    @Test
    void resolvesAParentByItsKeyAndRollsBackAll() throws ConnectionException {
        org.insert("Contact", Map.of("LastName", "Boss", "Email", "boss@acme.com"));
        SObject report = record("Contact", Map.of("LastName", "Report"));
        report.setField("ReportsTo", record("Contact", Map.of("Email", "boss@acme.com")));
        assertThat(partner.create(new SObject[] {report})[0].getSuccess()).isTrue();
        assertThat(org.count("SELECT COUNT() FROM Contact WHERE ReportsTo.Name = 'Boss'")).isOne();
        partner.setAllOrNoneHeader(true);
        assertThat(partner.create(new SObject[] {record("Contact", Map.of("LastName", "Fine")),
                record("Contact", Map.of("FirstName", "Bad"))})).extracting(SaveResult::getSuccess).containsOnly(false);
    }

    @Test
    void reads() throws ConnectionException {
        String acme = org.insert("Account", Map.of("Name", "Acme"));
        String id = org.insert("Contact", Map.of("LastName", "Ng", "AccountId", acme));
        SObject contact = partner.query("SELECT Id, Name, Email, Account.Name FROM Contact").getRecords()[0];
        assertThat(contact.getId()).isEqualTo(id);
        assertThat(contact.getField("Email")).isNull();
        assertThat(contact.getChild("Account").getField("Name")).isEqualTo("Acme");
        XmlObject contacts = partner.query("SELECT Id, (SELECT LastName FROM Contacts) FROM Account").getRecords()[0]
                .getChild("Contacts");
        assertThat(contacts.getChild("records").getField("LastName")).isEqualTo("Ng");
        assertThat(partner.query("SELECT COUNT(Id) n FROM Contact").getRecords()[0].getField("n")).isEqualTo("1");
        assertThat(partner.retrieve("LastName", "Contact", new String[] {id, acme})).satisfies(found -> {
            assertThat(found[0].getField("LastName")).isEqualTo("Ng");
            assertThat(found[1]).isNull();
        });
        assertThatThrownBy(() -> partner.query("SELECT Foo FROM Contact")).isInstanceOf(InvalidFieldFault.class);
    }

    @Test
    void readsPageByPage() throws ConnectionException {
        partner.create(IntStream.range(0, 200)
                .mapToObj(i -> record("Lead", Map.of("LastName", "L" + i, "Company", "C"))).toArray(SObject[]::new));
        org.insert("Lead", Map.of("LastName", "Last", "Company", "C"));
        partner.setQueryOptions(200);
        QueryResult page = partner.query("SELECT LastName FROM Lead");
        List<SObject> all = new ArrayList<>(Arrays.asList(page.getRecords()));
        while (!page.isDone()) {
            page = partner.queryMore(page.getQueryLocator());
            all.addAll(Arrays.asList(page.getRecords()));
        }
        assertThat(all).hasSize(page.getSize()).hasSize(201);
    }

    @Test
    void describes() throws ConnectionException {
        DescribeSObjectResult contact = partner.describeSObject("Contact");
        assertThat(contact.getKeyPrefix()).isEqualTo("003");
        assertThat(contact.getFields()).filteredOn(field -> field.isIdLookup()).extracting(field -> field.getName())
                .contains("Id", "Email");
        assertThat(partner.describeGlobal().getSobjects()).extracting(object -> object.getName()).contains("Task");
        assertThatThrownBy(() -> partner.describeSObject("Foo")).isInstanceOf(InvalidSObjectFault.class);
    }

    @Test
    void loadsInBulk() throws Exception {
        ConnectorConfig rest = new ConnectorConfig();
        rest.setSessionId(partner.getConfig().getSessionId());
        rest.setRestEndpoint(org.url() + "/services/async/64.0");
        rest.setCompression(true);
        BulkConnection bulk = new BulkConnection(rest);
        JobInfo job = new JobInfo();
        job.setObject("Contact");
        job.setOperation(OperationEnum.insert);
        job.setContentType(ContentType.CSV);
        JobInfo open = bulk.createJob(job);
        BatchInfo batch = bulk.createBatchFromStream(open, bytes("LastName\nNg\n\"\"\n"));
        await().until(() -> bulk.getBatchInfo(open.getId(), batch.getId()).getState() == BatchStateEnum.Completed);
        try (InputStream results = bulk.getBatchResultStream(open.getId(), batch.getId())) {
            assertThat(new String(results.readAllBytes(), StandardCharsets.UTF_8)).contains("\"true\",\"true\",\"\"",
                    "REQUIRED_FIELD_MISSING");
        }
        bulk.closeJob(open.getId());
        assertThat(bulk.getJobStatus(open.getId()).getNumberRecordsFailed()).isOne();
        assertThat(bulk.getBatchInfoList(open.getId()).getBatchInfo()).hasSize(1);
    }

    private static InputStream bytes(String text) throws IOException {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
