package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.List;

/** A person's Name is made of the first and the last name. */
class PersonRules implements ObjectRules {

    @Override
    public void derive(Batch batch, List<Draft> drafts) throws SQLException {
        drafts.stream().filter(draft -> draft.changes("FirstName") || draft.changes("LastName"))
                .forEach(draft -> draft.set("Name", name(draft)));
    }

    private static String name(Draft draft) {
        Object first = draft.after("FirstName");
        return first == null ? (String) draft.after("LastName") : first + " " + draft.after("LastName");
    }
}
