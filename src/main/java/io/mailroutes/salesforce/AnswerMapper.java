package io.mailroutes.salesforce;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.apache.camel.component.salesforce.api.utils.JsonUtils;

/** How Camel's component reads answers, with all that an error of a record tells, for which Camel's class has no room. */
final class AnswerMapper {

    private AnswerMapper() {
    }

    static ObjectMapper make() {
        return JsonUtils.createObjectMapper()
                .registerModule(new SimpleModule("mailroutes").addDeserializer(RestError.class, new Errors()));
    }

    private static final class Errors extends JsonDeserializer<RestError> {
        @Override
        public RestError deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode error = parser.readValueAsTree();
            return new RestError(ApiErrors.code(error), ApiErrors.text(error));
        }
    }
}
