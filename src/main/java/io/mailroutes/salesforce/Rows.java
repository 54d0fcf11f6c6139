package io.mailroutes.salesforce;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Gathers the rows of one or more queries, call by call and page by page, as the bean {@code mailroutesRows}. What is asked
 * is the variable {@code asked}.
 */
public final class Rows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String basePath;

    /** @param basePath {@code /services/data/v65.0} */
    public Rows(String basePath) {
        this.basePath = basePath;
    }

    /**
     * @param body      a statement or several, unless the query has it
     * @param query     the statement; empty for the body
     * @param operation query or queryAll
     */
    public Asked ask(@Body Object body, @Variable("query") String query, @Variable("operation") String operation) {
        Collection<?> statements = !query.isEmpty() ? List.of(query) : body instanceof Collection<?> several ? several
                : List.of(body);
        return new Asked(operation, statements.stream()
                .map(soql -> new Question(basePath + "/" + operation, soql.toString())).toList());
    }

    /** Whether another call is to be made. */
    public boolean hasNext(@Variable("asked") Asked asked) {
        return asked.hasNext();
    }

    /** @return what the next call carries */
    public String next(@Variable("asked") Asked asked) {
        return asked.next();
    }

    /** Takes what the call answered. @see Asked#add */
    public void add(@Variable("asked") Asked asked, @Body InputStream answer) throws IOException, SubqueryException {
        asked.add(JSON.readTree(answer));
    }
}
