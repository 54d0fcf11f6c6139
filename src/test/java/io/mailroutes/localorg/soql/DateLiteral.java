package io.mailroutes.localorg.soql;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The days that TODAY, LAST_N_DAYS:7, THIS_QUARTER and their like stand for. The fiscal year is the calendar's. */
final class DateLiteral {

    private static final Pattern FORM = Pattern.compile(
            "(?<which>LAST_N|NEXT_N|N|LAST|THIS|NEXT)_(?<unit>[A-Z]+?)S?(?<ago>_AGO)?(?::(?<n>[+-]?\\d+))?");

    private final LocalDate today;

    DateLiteral(LocalDate today) {
        this.today = today;
    }

    DateRange range(String literal) {
        String name = literal.toUpperCase(Locale.ROOT).replace("FISCAL_", "");
        return switch (name) {
            case "TODAY" -> DateRange.day(today);
            case "YESTERDAY" -> DateRange.day(today.minusDays(1));
            case "TOMORROW" -> DateRange.day(today.plusDays(1));
            // These two take in today, as LAST_N_DAYS does and NEXT_N_DAYS does not.
            case "LAST_90_DAYS" -> new DateRange(today.minusDays(90), today.plusDays(1));
            case "NEXT_90_DAYS" -> new DateRange(today.plusDays(1), today.plusDays(91));
            default -> units(name);
        };
    }

    private DateRange units(String name) {
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            throw new IllegalArgumentException(name);
        }
        String unit = form.group("unit");
        int n = form.group("n") == null ? 1 : Integer.parseInt(form.group("n"));
        LocalDate start = startOf(unit);
        return switch (form.group("which")) {
            case "THIS" -> new DateRange(start, plus(start, unit, 1));
            case "LAST" -> new DateRange(plus(start, unit, -1), start);
            case "NEXT" -> new DateRange(plus(start, unit, 1), plus(start, unit, 2));
            // LAST_N_DAYS takes in today; with other units the current one is left out.
            case "LAST_N" -> new DateRange(plus(start, unit, -n), "DAY".equals(unit) ? today.plusDays(1) : start);
            case "NEXT_N" -> new DateRange(plus(start, unit, 1), plus(start, unit, n + 1));
            default -> new DateRange(plus(start, unit, -n), plus(start, unit, 1 - n));
        };
    }

    private LocalDate startOf(String unit) {
        return switch (unit) {
            case "WEEK" -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case "MONTH" -> today.withDayOfMonth(1);
            case "QUARTER" -> today.with(IsoFields.DAY_OF_QUARTER, 1);
            case "YEAR" -> today.withDayOfYear(1);
            default -> today;
        };
    }

    private static LocalDate plus(LocalDate day, String unit, int n) {
        return switch (unit) {
            case "WEEK" -> day.plusWeeks(n);
            case "MONTH" -> day.plusMonths(n);
            case "QUARTER" -> day.plusMonths(3L * n);
            case "YEAR" -> day.plusYears(n);
            default -> day.plusDays(n);
        };
    }
}
