package io.mailroutes.localorg.async;

import java.util.Arrays;

import io.mailroutes.localorg.errors.ApiException;

/** How the batches of a job are written. */
enum ContentType {

    CSV("text/csv", new CsvBatch()),
    JSON("application/json", new JsonBatch()),
    XML("application/xml", new XmlBatch());

    private final String mediaType;
    private final BatchFormat format;

    ContentType(String mediaType, BatchFormat format) {
        this.mediaType = mediaType;
        this.format = format;
    }

    static ContentType named(Object name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst().orElseThrow(() ->
                ApiException.badRequest("InvalidJob", "Unknown content type: " + name));
    }

    /** Without a character set: some clients compare the whole of the header. */
    String mediaType() {
        return mediaType;
    }

    BatchFormat format() {
        return format;
    }

    /** The format of what is said about the job, where a call does not ask for one. */
    InfoFormat infoFormat() {
        return this == JSON ? InfoFormat.JSON : InfoFormat.XML;
    }
}
