package io.mailroutes.localorg.async;

import io.mailroutes.localorg.dml.Save;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;

/**
 * What was asked for when a job was made.
 *
 * @param key field by which an upsert finds its records, else {@code null}
 * @param serial whether batches may not run beside each other
 * @param version of the API, {@code 59.0}
 */
record JobOrder(SObjectType type, Operation operation, Field key, ContentType contentType, boolean serial,
                String version, Save.Options options) {
}
