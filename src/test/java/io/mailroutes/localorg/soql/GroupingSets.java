package io.mailroutes.localorg.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.apexdevtools.apexparser.ApexParser.GroupByClauseContext;

/** By what a query groups: once, or with ROLLUP and CUBE several times, each with fewer fields. */
final class GroupingSets {

    private static final String GROUPING = "GROUPING(";

    private final List<String> groups;
    private final List<List<String>> sets = new ArrayList<>();

    /** @param groups SQL of what stands in GROUP BY */
    GroupingSets(GroupByClauseContext groupBy, List<String> groups) {
        this.groups = groups;
        if (groupBy != null && groupBy.ROLLUP() != null) {
            for (int size = groups.size(); size >= 0; size--) {
                sets.add(groups.subList(0, size));
            }
        } else if (groupBy != null && groupBy.CUBE() != null) {
            subsets();
        } else {
            sets.add(groups);
        }
    }

    private void subsets() {
        for (int chosen = (1 << groups.size()) - 1; chosen >= 0; chosen--) {
            List<String> set = new ArrayList<>();
            for (int i = 0; i < groups.size(); i++) {
                if ((chosen & 1 << i) != 0) {
                    set.add(groups.get(i));
                }
            }
            sets.add(set);
        }
    }

    /** SQL that tells whether a row is a subtotal over this field; H2 has no such function, so it is replaced. */
    static String grouping(String field) {
        return GROUPING + field + ")";
    }

    boolean several() {
        return sets.size() > 1;
    }

    List<String> groups() {
        return groups;
    }

    /** One SELECT for each of the sets. */
    String sql(List<String> columns, String from, String having) {
        return sets.stream().map(set -> "SELECT " + columns.stream().map(column -> in(set, column))
                .collect(Collectors.joining(", ")) + from + groupBy(set) + having).collect(Collectors.joining(" UNION ALL "));
    }

    /** The parameters of one SELECT, for all of them. */
    List<Object> repeat(List<Object> parameters) {
        return sets.stream().flatMap(set -> parameters.stream()).toList();
    }

    private static String groupBy(List<String> set) {
        return set.isEmpty() ? "" : " GROUP BY " + String.join(", ", set);
    }

    /** What a column is where the query groups by this set only. */
    private String in(List<String> set, String column) {
        if (column.startsWith(GROUPING)) {
            return set.contains(column.substring(GROUPING.length(), column.length() - 1)) ? "0" : "1";
        }
        return groups.contains(column) && !set.contains(column) ? "NULL" : column;
    }
}
