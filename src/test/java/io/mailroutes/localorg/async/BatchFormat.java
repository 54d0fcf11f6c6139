package io.mailroutes.localorg.async;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.bulk.JobFailedException;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;

/** Reads and writes what is in a batch. */
interface BatchFormat {

    /**
     * The records of a batch, all values as text, {@code #N/A} for those to be emptied.
     *
     * @throws JobFailedException when a field is not there, or the batch is none of this format
     */
    List<Map<String, Object>> rows(Schema schema, SObjectType type, InputStream batch)
            throws IOException, JobFailedException;

    /** What became of each record, in the order in which they came. */
    void writeResults(List<SaveResult> results, OutputStream out) throws IOException;

    /** @return how many records there were */
    int writeRecords(Extract extract, OutputStream out) throws IOException;
}
