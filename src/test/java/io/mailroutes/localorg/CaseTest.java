package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where capitals and small letters are the same, and where they are not. */
class CaseTest {

    @TempDir
    Path folder;

    private void field(String name, String flags) throws IOException {
        Path fields = Files.createDirectories(folder.resolve("objects/Contact/fields"));
        Files.writeString(fields.resolve(name + ".field-meta.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
                  <fullName>%s</fullName><label>%1$s</label><type>Text</type><length>20</length><externalId>true</externalId>%s
                </CustomField>
                """.formatted(name, flags));
    }

    @Test
    void dependsOnTheFieldWhetherCaseMattersInAKeyAndInAQuery() throws IOException {
        field("Exact__c", "<unique>true</unique><caseSensitive>true</caseSensitive>");
        field("Folded__c", "<unique>true</unique><caseSensitive>false</caseSensitive>");
        field("Loose__c", "");
        try (LocalOrg org = LocalOrg.builder().metadata(folder).start()) {
            OrgClient client = new OrgClient(org);
            for (String field : new String[] {"Exact__c", "Folded__c", "Loose__c"}) {
                client.patch("/sobjects/Contact/" + field + "/ab", Map.of("LastName", field));
                boolean created = client.patch("/sobjects/Contact/" + field + "/AB", Map.of("LastName", field)).status() == 201;
                assertThat(created).as(field).isEqualTo(!"Folded__c".equals(field));
            }
            assertThat(org.count("SELECT COUNT() FROM Contact WHERE Exact__c = 'AB'")).isEqualTo(1);
            assertThat(org.count("SELECT COUNT() FROM Contact WHERE Folded__c = 'AB'")).isEqualTo(1);
            assertThat(org.count("SELECT COUNT() FROM Contact WHERE Loose__c = 'AB'")).isEqualTo(2);
        }
    }
}
