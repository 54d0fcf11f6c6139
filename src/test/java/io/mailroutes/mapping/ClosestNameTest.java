package io.mailroutes.mapping;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked with "did you mean": only what somebody may have mistyped. */
class ClosestNameTest {

    private static final List<String> FIELDS = List.of("Id", "Name", "Title", "SystemModstamp", "MobilePhone", "Fax", "Site",
            "Nylas_Message_Id__c", "ActivityDate");

    @ParameterizedTest
    @CsvSource({"Titel, Title", "title, Title", "Nmae, Name", "Nam, Name", "MobilPhone, MobilePhone",
        "Nylas_MessageId__c, Nylas_Message_Id__c", "Type,", "Phone,", "Website,", "Status,", "Email,"})
    void theNearestNameIsTakenWhereItIsLikeTheWrongOne(String wrong, String nearest) {
        assertThat(ClosestName.to(wrong, FIELDS).orElse(null)).isEqualTo(nearest);
    }
}
