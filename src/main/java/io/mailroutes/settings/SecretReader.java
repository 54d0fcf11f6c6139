package io.mailroutes.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.util.IOHelper;

/** Reads secrets from where Camel would find them, without asking Camel, which logs what it resolves. */
final class SecretReader {

    private static final Pattern FUNCTION = Pattern.compile("\\{\\{([\\w-]+):([^{}]*)}}");

    private final CamelContext context;
    private final PropertiesComponent properties;

    SecretReader(CamelContext context) {
        this.context = context;
        this.properties = context.getPropertiesComponent();
    }

    /** @return the secret with placeholders resolved; empty when it is not set */
    String read(Setting secret) {
        return expand(given(secret.key()).orElse(secret.defaultValue()));
    }

    /** @return what it is set to, in Camel's own order of where that may be; with placeholders */
    Optional<String> given(String key) {
        return Stream.<Supplier<String>>of(() -> IOHelper.lookupEnvironmentVariable(key), () -> System.getProperty(key),
                () -> properties.loadProperties(key::equals).getProperty(key), () -> fromSources(key),
                () -> properties.resolveProperty(key).orElse(null)).map(Supplier::get).filter(Objects::nonNull).findFirst();
    }

    private String fromSources(String key) {
        return properties.getPropertiesSources().stream().map(source -> source.getProperty(key)).filter(Objects::nonNull)
                .findFirst().orElse(null);
    }

    // One function is called as Camel would; what is more than that is Camel's to read.
    private String expand(String value) {
        Matcher call = FUNCTION.matcher(value);
        if (call.matches() && properties.hasPropertiesFunction(call.group(1))) {
            PropertiesFunction function = properties.getPropertiesFunction(call.group(1));
            String answer = function.lookupFirst(call.group(2)) ? null : function.apply(call.group(2));
            if (answer != null) {
                return answer;
            }
        }
        return value.contains("{{") ? context.resolvePropertyPlaceholders(value) : value;
    }
}
