package io.mailroutes.localorg.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.mailroutes.localorg.http.Response;

/** The HTML of the page: templates without logic that escape whatever is put into them. */
final class Templates {

    /** Nothing that came in by the API may run or load anything, even if it got past the escaping. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> HEADERS = Map.of("Content-Type", "text/html;charset=UTF-8",
            "Cache-Control", "no-store", "Content-Security-Policy", POLICY, "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin");

    private final Mustache.Compiler compiler = Mustache.compiler().defaultValue("").withLoader(Templates::open);
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    private static Reader open(String name) {
        return new InputStreamReader(resource(name + ".html"), StandardCharsets.UTF_8);
    }

    /** A file that stands beside the templates. */
    private static InputStream resource(String file) {
        return Templates.class.getResourceAsStream("/io/mailroutes/localorg/page/" + file);
    }

    /** @param model a record whose components the template names; its {@code frame} is a {@link Frame} */
    Response page(int status, String template, Object model) {
        byte[] html = compiled.computeIfAbsent(template, name -> compiler.compile(open(name))).execute(model)
                .getBytes(StandardCharsets.UTF_8);
        Response.Content content = out -> out.write(html);
        return new Response(status, HEADERS, content);
    }

    static Response file(String name, String contentType) {
        try (InputStream file = resource(name)) {
            byte[] bytes = file.readAllBytes();
            return Response.content(contentType, out -> out.write(bytes)).with("Cache-Control", "no-cache");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
