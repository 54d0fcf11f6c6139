package io.mailroutes.load;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import org.apache.camel.Body;

/** Takes what a route gives to a load kamelet: records of a run, or plain maps of field to value from any other route. */
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
        return new LoadRecord(StagedRecord.settled("", Integer.toString(number), Status.PENDING, "", fields, ""), fields,
                "");
    }
}
