package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.AbstractDescribedSObjectBase;
import org.apache.camel.component.salesforce.api.dto.AbstractQueryRecordsBase;
import org.apache.camel.component.salesforce.api.dto.CreateSObjectResult;
import org.apache.camel.component.salesforce.api.dto.DeleteSObjectResult;
import org.apache.camel.component.salesforce.api.dto.GlobalObjects;
import org.apache.camel.component.salesforce.api.dto.Limits;
import org.apache.camel.component.salesforce.api.dto.SObject;
import org.apache.camel.component.salesforce.api.dto.SObjectBasicInfo;
import org.apache.camel.component.salesforce.api.dto.SObjectDescription;
import org.apache.camel.component.salesforce.api.dto.SaveSObjectResult;
import org.apache.camel.component.salesforce.api.dto.UpsertSObjectResult;
import org.apache.camel.component.salesforce.api.dto.Version;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectBatch;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectBatchResponse;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectBatchResult;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectTree;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Camel's own component, unmodified, reads and writes here by each of its operations that a loader of records uses. */
class CamelSalesforceTest {

    /** A record as the component maps it; it looks for fields, getters and setters with the names that Salesforce has. */
    public static final class Account extends AbstractDescribedSObjectBase {

        @JsonProperty("Phone")
        public String phone;

        private String Domain__c;

        public Account() {
            getAttributes().setType("Account");
        }

        Account(String name) {
            this();
            setName(name);
        }

        Account of(String domainName) {
            Domain__c = domainName;
            return this;
        }

        @JsonProperty("Domain__c")
        public String getDomain__c() {
            return Domain__c;
        }

        @JsonProperty("Domain__c")
        public void setDomain__c(String value) {
            Domain__c = value;
        }

        @Override
        public SObjectDescription description() {
            SObjectDescription description = new SObjectDescription();
            description.setName("Account");
            return description;
        }
    }

    /** One page of a query. */
    public static final class Accounts extends AbstractQueryRecordsBase<Account> {
    }

    private static final String ACCOUNT = "sObjectName=Account";

    @RegisterExtension
    static final CamelOrg CAMEL = new CamelOrg();

    private static LocalOrg org;

    @BeforeAll
    static void start() {
        org = CAMEL.org();
    }

    private static <T> T call(String operation, Object body, Class<T> answer) {
        return CAMEL.call(operation, body, answer);
    }

    @Test
    void logsInAnyway() {
        SalesforceComponent other = new SalesforceComponent();
        other.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
        other.setLoginUrl(org.url());
        other.setClientId(org.clientId());
        other.setClientSecret(org.clientSecret());
        CAMEL.context().addComponent("other", other);
        assertThat(CAMEL.producer().requestBody("other:limits", null, Limits.class).getDailyApiRequests().getMax()).isEqualTo(15_000);
    }

    @Test
    void tellsWhatThereIs() {
        assertThat(call("getVersions", null, List.class)).extracting(version -> ((Version) version).getVersion())
                .contains("56.0", "65.0");
        assertThat(call("getResources", null, Object.class)).isNotNull();
        assertThat(call("getGlobalObjects", null, GlobalObjects.class).getSobjects()).extracting(SObject::getName)
                .contains("Account", "EmailMessage", "Project__c");
        assertThat(call("getBasicInfo?sObjectName=Contact", null, SObjectBasicInfo.class).getObjectDescribe().getKeyPrefix())
                .isEqualTo("003");
        assertThat(call("getDescription?sObjectName=Contact", null, SObjectDescription.class).getFields())
                .anyMatch(field -> "Email".equals(field.getName()) && field.isIdLookup());
        assertThat(call("limits", null, Limits.class).getDailyApiRequests().getRemaining()).isPositive();
    }

    @Test
    void createsReadsChangesAndDeletesARow() {
        String id = call("createSObject?" + ACCOUNT, new Account("Acme"), CreateSObjectResult.class).getId();
        Account change = new Account();
        change.setId(id);
        change.phone = "1";
        call("updateSObject?" + ACCOUNT, change, Object.class);
        Account read = call("getSObject?sObjectFields=Name,Phone&" + ACCOUNT, id, Account.class);
        assertThat(List.of(read.getName(), read.phone)).containsExactly("Acme", "1");
        assertThat(call("recent", null, List.class)).isNotEmpty();
        call("deleteSObject?" + ACCOUNT, id, Object.class);
        assertThatThrownBy(() -> call("getSObject?" + ACCOUNT, id, Account.class)).cause()
                .isInstanceOfSatisfying(SalesforceException.class, e -> assertThat(e.getStatusCode()).isEqualTo(404));
    }

    @Test
    void upsertsReadsAndDeletesByAnExternalId() {
        String key = "sObjectIdName=Domain__c&sObjectIdValue=upsert.com&" + ACCOUNT;
        assertThat(upsert(key, new Account("Upsert").of("upsert.com")).getCreated()).isTrue();
        assertThat(upsert(key, new Account("Upserted").of("upsert.com")).getCreated()).isFalse();
        assertThat(call("getSObjectWithId?" + key, null, Account.class).getName()).isEqualTo("Upserted");
        call("deleteSObjectWithId?" + key, null, Object.class);
        assertThat(org.count("SELECT COUNT() FROM Account WHERE Domain__c = 'upsert.com'")).isZero();
    }

    private static UpsertSObjectResult upsert(String key, Account account) {
        return call("upsertSObject?" + key, account, UpsertSObjectResult.class);
    }

    @Test
    void queriesAlsoWhatIsDeleted() {
        String id = org.insert("Account", Map.of("Name", "Query"));
        String query = "sObjectQuery=SELECT Id, Name FROM Account WHERE Name = 'Query'&sObjectClass=" + Accounts.class.getName();
        assertThat(call("query?" + query, null, Accounts.class).getRecords()).extracting(Account::getId).containsExactly(id);
        org.delete(id);
        assertThat(call("query?" + query, null, Accounts.class).getTotalSize()).isZero();
        assertThat(call("queryAll?" + query, null, Accounts.class).getTotalSize()).isEqualTo(1);
    }

    @Test
    void readsPageAfterPage() {
        for (int batch = 0; batch < 11; batch++) {
            new OrgClient(org).post("/composite/sobjects", Map.of("records", Collections.nCopies(200,
                    Map.of("attributes", Map.of("type", "Lead"), "LastName", "x", "Company", "y"))));
        }
        String query = "sObjectQuery=SELECT Id FROM Lead&sObjectClass=" + Accounts.class.getName();
        Accounts first = call("query?" + query, null, Accounts.class);
        assertThat(first.getRecords()).hasSize(2000);
        Accounts second = call("queryMore?sObjectClass=" + Accounts.class.getName(), first.getNextRecordsUrl(), Accounts.class);
        assertThat(second.getRecords()).hasSize(200);
        assertThat(second.getDone()).isTrue();
    }

    @Test
    void sendsABatch() {
        SObjectBatch batch = new SObjectBatch("56.0").addLimits().addGet("User", "005000000000001AAA").addQuery(
                "SELECT Id FROM Account LIMIT 1").addGeneric(SObjectBatch.Method.POST, "/sobjects/Account/",
                        new Account("Batch"));
        SObjectBatchResponse answer = call("composite-batch", batch, SObjectBatchResponse.class);
        assertThat(answer.hasErrors()).isTrue();
        assertThat(answer.getResults()).extracting(SObjectBatchResult::getStatusCode).containsExactly(200, 404, 200, 201);
    }

    @Test
    void plantsATree() {
        SObjectTree tree = new SObjectTree();
        tree.addObject(new Account("Root")).addChild("ChildAccounts", new Account("Leaf"));
        SObjectTree planted = call("composite-tree", tree, SObjectTree.class);
        assertThat(planted.allObjects()).allMatch(object -> object.getId().startsWith("001"));
        assertThat(org.query("SELECT Parent.Name FROM Account WHERE Name = 'Leaf'").toString()).contains("Root");
    }

    @Test
    void writesReadsAndDeletesCollections() {
        List<?> created = call("compositeCreateSObjectCollections", List.of(new Account("One"), new Account("Two")),
                List.class);
        List<String> ids = created.stream().map(result -> ((SaveSObjectResult) result).getId()).toList();
        assertThat(CAMEL.producer().requestBodyAndHeader("salesforce:compositeRetrieveSObjectCollections?sObjectFields=Name&" + ACCOUNT,
                null, "sObjectIds", ids, List.class))
                .extracting(account -> ((Account) account).getName()).containsExactly("One", "Two");
        assertThat(call("compositeDeleteSObjectCollections", ids, List.class))
                .allMatch(result -> ((DeleteSObjectResult) result).getSuccess());
    }

    @Test
    void callsWhateverElseByItsPath() {
        Map<String, Object> headers = new HashMap<>();
        String answer = CAMEL.producer().requestBodyAndHeaders("salesforce:raw?format=JSON&rawMethod=GET&rawPath="
                + "/services/data/v56.0/sobjects/Account/describe", null, headers, String.class);
        assertThat(answer).contains("\"name\":\"Account\"");
    }
}
