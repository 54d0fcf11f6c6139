package io.mailroutes.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.mailroutes.LoggedLines;
import io.mailroutes.Mailroutes;
import io.mailroutes.localmailbox.Fault;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.LocalOrg;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The jar on the class path of somebody's Camel context: what it brings, and what it leaves alone. */
class GuestTest {

    @TempDir
    Path folder;

    private Host host;

    @BeforeEach
    void begin() {
        host = new Host(folder);
    }

    @AfterEach
    void end() {
        host.close();
    }

    @Test
    void theJarAloneIsEnoughForARun() {
        host.logIn().mailbox(Host.people("acme.com", 2));
        assertThat(host.sync().exitStatus()).isZero();
        assertThat(host.org.count("SELECT COUNT() FROM Contact")).isEqualTo(2);
    }

    @Test
    void addedByALineTooItIsThereOnce() {
        host.logIn().mailbox(Host.people("acme.com", 2));
        Mailroutes.addTo(host.context);
        assertThat(host.sync().exitStatus()).isZero();
        assertThatThrownBy(() -> {
            host.context.getLifecycleStrategies().clear();
            Mailroutes.addTo(host.context);
        }).isInstanceOf(IllegalStateException.class).hasMessageContaining("To do: call Mailroutes.addTo before");
    }

    @Test
    void switchedOffItLeavesNothing() {
        host.set("mailroutes.enabled", "false").context.start();
        assertThat(host.context.getRoutes()).isEmpty();
        assertThat(host.context.getComponentNames()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aHostWithoutSettingsStartsAndHasNoFilesAndARunSaysWhatIsMissing() {
        host.context.start();
        assertThat(folder).isEmptyDirectory();
        assertThat(Reason.of(host.run().getException())).contains("Nothing to log in to Salesforce with")
                .contains("salesforce.client-id");
        assertThat(host.org.callLog()).isEmpty();
    }

    @Test
    void aSettingThatIsWrongStopsTheStartWithWhatToDo() {
        host.set("salesforce.composite", "tree");
        assertThatThrownBy(host.context::start).hasMessageContaining("salesforce.composite is \"tree\" but takes")
                .hasMessageContaining("To do:");
    }

    @Test
    void everythingHasItsName() throws Exception {
        host.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:own").routeId("own").to("log:own");
            }
        });
        host.context.start();
        assertThat(host.context.getRoutes()).extracting(route -> route.getId()).filteredOn(id -> !id.equals("own"))
                .isNotEmpty().allMatch(id -> id.startsWith("mailroutes-"));
        assertThat(host.context.getComponentNames()).contains("mailroutes-salesforce").doesNotContain("salesforce");
    }

    @Test
    void theHostsSalesforceComponentIsLeftAlone() {
        try (LocalOrg other = LocalOrg.builder().start()) {
            host.logIn().mailbox(Host.people("acme.com", 2));
            SalesforceComponent own = Host.component(other);
            host.context.addComponent("salesforce", own);
            assertThat(host.sync().exitStatus()).isZero();
            assertThat(host.context.createProducerTemplate().requestBody("salesforce:limits", null, String.class))
                    .isNotNull();
            assertThat(host.context.getComponent("salesforce")).isSameAs(own);
            assertThat(other.callLog()).extracting(call -> call.path()).allMatch(path -> path.contains("/oauth2/")
                    || path.contains("/v60.0/limits"));
            assertThat(other.count("SELECT COUNT() FROM Contact")).isZero();
            assertThat(host.org.count("SELECT COUNT() FROM Contact")).isEqualTo(2);
        }
    }

    @Test
    void theHostsSalesforceComponentLogsInWhereItIsNamed() {
        host.set("salesforce.component", "salesforce").mailbox(Host.people("acme.com", 230));
        host.context.addComponent("salesforce", Host.component(host.org));
        assertThat(host.sync().exitStatus()).isZero();
        assertThat(host.org.count("SELECT COUNT() FROM Contact")).isEqualTo(230);
        assertThat(host.org.callLog().stream().filter(call -> call.path().endsWith("/oauth2/token"))).hasSize(1);
        assertThat(host.org.callLog()).extracting(call -> call.path()).filteredOn(path -> path.contains("/data/v"))
                .allMatch(path -> path.contains("/v65.0"));
    }

    @Test
    void aComponentThatTheHostDoesNotHaveIsTold() {
        host.set("salesforce.component", "crm");
        assertThatThrownBy(host.context::start).hasRootCauseInstanceOf(RuntimeException.class)
                .rootCause().hasMessageContaining("no Salesforce component of the name crm").hasMessageContaining("To do:");
    }

    @Test
    void theHostsPropertiesCountWhereverTheyStand() {
        host.logIn().mailbox(Host.people("acme.com", 2));
        host.context.getPropertiesComponent().addPropertiesSource(new Source(Map.of("contacts.create-from-mail", "false")));
        host.mailbox(LocalMailbox.of(List.of(), List.of(Map.of("id", "m", "date", "2026-03-12T14:30:00Z", "from",
                List.of(Map.of("email", "new@acme.com"))))));
        assertThat(host.sync().kind("emails").skipped()).isNotEmpty();
        assertThat(host.org.count("SELECT COUNT() FROM Contact")).isZero();
    }

    @Test
    void whatTheHostDoesWithFailuresDoesNotHideThoseOfARun() throws Exception {
        host.logIn().mailbox(Host.people("acme.com", 2).withFault(Fault.UNAUTHORIZED));
        host.context.getCamelContextExtension().setErrorHandlerFactory(new DeadLetterChannelBuilder("mock:failed"));
        host.context.addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration().onException(Exception.class).handled(true).to("mock:failed");
            }
        });
        RunReport report = host.sync();
        assertThat(report.exitStatus()).isEqualTo(1);
        assertThat(report.mailboxes().get(0).failure()).contains("To do");
        assertThat(host.context.getEndpoint("mock:failed", MockEndpoint.class).getReceivedCounter()).isZero();
    }

    @Test
    void filesThatTheRuntimeLoadsByItselfTakeThePlaceOfTheJars() throws Exception {
        host.logIn().mailbox(LocalMailbox.of(List.of(Host.contact("p@acme.com"), Host.contact("no address")), List.of()));
        Path contacts = Files.writeString(folder.resolve("contacts.camel.yaml"),
                Files.readString(Path.of("routes/contacts.camel.yaml")).replace(".job_title", "\"Chief\""));
        Resource loaded = ResourceHelper.resolveResource(host.context, "file:" + contacts);
        PluginHelper.getRoutesLoader(host.context).loadRoutes(loaded);
        RunReport report = host.sync();
        assertThat(report.kind("contacts").created()).isEqualTo(1);
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(host.org.query("SELECT Title FROM Contact").get(0)).containsEntry("Title", "Chief");
    }

    @Test
    void aRouteInJavaWithAnIdOfOursTakesItsPlace() throws Exception {
        host.logIn().mailbox(LocalMailbox.of(List.of(Host.contact("no address")), List.of()));
        host.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mailroutes-dead-letter").routeId("mailroutes-dead-letter").to("mock:refused");
            }
        });
        assertThat(host.sync().exitStatus()).isEqualTo(2);
        assertThat(host.context.getEndpoint("mock:refused", MockEndpoint.class).getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void twoContextsInOneProcessWriteToTwoOrgsAtTheSameTime() throws IOException {
        try (Host second = new Host(Files.createDirectory(folder.resolve("second")))) {
            second.logIn().mailbox(Host.people("globex.com", 60));
            host.logIn().mailbox(Host.people("acme.com", 50));
            CompletableFuture<RunReport> other = CompletableFuture.supplyAsync(second::sync);
            assertThat(host.sync().exitStatus()).isZero();
            assertThat(other.join().exitStatus()).isZero();
            assertHas(host, "acme.com", 50);
            assertHas(second, "globex.com", 60);
        }
    }

    private static void assertHas(Host host, String company, int people) {
        assertThat(host.org.query("SELECT Email FROM Contact")).hasSize(people)
                .allSatisfy(row -> assertThat((String) row.get("Email")).endsWith("@" + company));
        assertThat(host.org.query("SELECT Website FROM Account")).hasSize(1)
                .allSatisfy(row -> assertThat(row).containsEntry("Website", company));
        assertThat(host.org.count("SELECT COUNT() FROM Task")).isEqualTo(people);
    }

    @Test
    void aKeyThatIsNearlyOneOfOursIsToldAndNoOtherOfTheHosts() {
        try (Host host = new Host(folder); LoggedLines logged = new LoggedLines()) {
            host.set("salesforce.copmosite", "plain").set("mail.smtp.host", "localhost").set("load.balancer", "x").logIn();
            host.context.start();
            assertThat(logged.text().lines().filter(line -> line.contains("is no setting"))).singleElement().asString()
                    .contains("salesforce.copmosite is no setting of Mailroutes; did you mean salesforce.composite? To do: ");
        }
    }
}
