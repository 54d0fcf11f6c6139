package io.mailroutes.salesforce;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.state.Original;
import io.mailroutes.state.StagedRecord;
import org.apache.camel.Body;

/** Takes what a route gives to a kamelet that writes: records of a run, or maps of field to value of any other. */
public final class LoadRecords {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param records {@link LoadRecord}s, maps or JSON objects */
    public List<LoadRecord> of(@Body List<?> records) {
        List<LoadRecord> loadable = new ArrayList<>(records.size());
        for (Object record : records) {
            loadable.add(record instanceof LoadRecord ready ? ready : plain(record, loadable.size()));
        }
        return loadable;
    }

    private static LoadRecord plain(Object record, int number) {
        ObjectNode fields = JSON.convertValue(record, ObjectNode.class);
        return new LoadRecord(StagedRecord.pending("", Integer.toString(number), "", "", "", fields, Original.NONE),
                fields);
    }
}
