package io.mailroutes.localorg.page;

import java.util.List;

/** Rows of one object, side by side. */
record Table(List<Heading> headings, List<Row> rows) {

    /** A column: the API name, and the label that people see in Salesforce. */
    record Heading(String name, String label, String kind) {
    }

    record Row(List<Cell> cells) {
    }
}
