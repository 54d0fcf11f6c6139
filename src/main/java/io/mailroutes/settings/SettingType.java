package io.mailroutes.settings;

import java.net.URI;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.apache.camel.util.TimeUtils;
import org.quartz.CronExpression;

/** What a setting takes. */
public sealed interface SettingType {

    /** @param value with placeholders resolved and blanks cut off */
    boolean accepts(String value);

    /** @return what it takes, to follow the word "takes" */
    String takes();

    /** @return the value that somebody meant by a wrong one; empty where that cannot be told */
    default String meant(String wrong) {
        return "";
    }

    /** @return whether {@link #takes()} says more than the name and the description do */
    default boolean isWorthSaying() {
        return false;
    }

    /** Any text but none. */
    record Text() implements SettingType {
        @Override
        public boolean accepts(String value) {
            return !value.isEmpty();
        }

        @Override
        public String takes() {
            return "a text that is not empty";
        }
    }

    /** Texts separated by commas, or none. */
    record ListOfTexts() implements SettingType {
        @Override
        public boolean accepts(String value) {
            return true;
        }

        @Override
        public String takes() {
            return "texts separated by commas";
        }
    }

    /** A text that is told to nobody, or none. */
    record Secret() implements SettingType {
        @Override
        public boolean accepts(String value) {
            return true;
        }

        @Override
        public String takes() {
            return "a secret";
        }
    }

    /** Yes or no. */
    record Flag() implements SettingType {
        @Override
        public boolean accepts(String value) {
            return value.equals("true") || value.equals("false");
        }

        @Override
        public String takes() {
            return "true or false";
        }
    }

    /** A whole number between two, both included. */
    record Number(int least, int most) implements SettingType {
        @Override
        public boolean accepts(String value) {
            try {
                int number = Integer.parseInt(value);
                return number >= least && number <= most;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        @Override
        public String takes() {
            return "a whole number from " + least + (most == Integer.MAX_VALUE ? " on" : " to " + most);
        }

        @Override
        public boolean isWorthSaying() {
            return most < Integer.MAX_VALUE;
        }
    }

    /** A duration as Camel writes them. */
    record Duration() implements SettingType {
        private static final Pattern FORM = Pattern.compile("(\\d+(ms|s|m|h|d)?)+");

        @Override
        public boolean accepts(String value) {
            try {
                return FORM.matcher(value).matches() && TimeUtils.toMilliSeconds(value) >= 0;
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                return false;
            }
        }

        @Override
        public String takes() {
            return "a duration such as 30s, 5m or 1h";
        }
    }

    /** One of some words, in any case. */
    record Choice(List<String> values) implements SettingType {
        @Override
        public boolean accepts(String value) {
            return values.stream().anyMatch(value::equalsIgnoreCase);
        }

        @Override
        public String takes() {
            return String.join(" or ", values);
        }
    }

    /** A web address. */
    record Url() implements SettingType {

        /** Where Salesforce has its pages for people; the API is at the same name beside them. */
        private static final String PAGES = "(?i)\\.(lightning\\.force|my\\.salesforce-setup)\\.com$";

        @Override
        public boolean accepts(String value) {
            URI url = url(value);
            return url != null && value.matches("(?i)https?://[^/?#]+/?") && url.getHost().equals(apiHost(url));
        }

        @Override
        public String meant(String wrong) {
            URI url = url(wrong.contains("://") ? wrong : "https://" + wrong);
            if (url == null || !url.getHost().contains(".") && url.getPort() < 0) {
                return "";
            }
            String right = (url.getScheme() + "://" + apiHost(url) + (url.getPort() < 0 ? "" : ":" + url.getPort())).toLowerCase(
                    Locale.ROOT);
            return accepts(right) ? right : "";
        }

        private static String apiHost(URI url) {
            return url.getHost().replaceFirst(PAGES, ".my.salesforce.com");
        }

        private static URI url(String text) {
            try {
                URI url = URI.create(text);
                return url.getHost() == null ? null : url;
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        @Override
        public String takes() {
            return "a URL that begins with https:// (or http://) and ends with the host";
        }
    }

    /** A time zone. */
    record Zone() implements SettingType {
        @Override
        public boolean accepts(String value) {
            try {
                return ZoneId.of(value) != null;
            } catch (DateTimeException e) {
                return false;
            }
        }

        @Override
        public String takes() {
            return "a time zone such as Europe/Berlin";
        }
    }

    /** When something is done, again and again. */
    record Cron() implements SettingType {
        private static final Pattern NO_NUMBER = Pattern.compile("\\b99\\b");

        @Override
        public boolean accepts(String value) {
            try {
                // Quartz takes 99 for "every", and what is over for a schedule.
                return !NO_NUMBER.matcher(value).find() && new CronExpression(value).getNextValidTimeAfter(new Date()) != null;
            } catch (ParseException e) {
                return false;
            }
        }

        @Override
        public String takes() {
            return "a Quartz cron such as 0 0/30 * * * ? (second, minute, hour, day of month, month, day of week)";
        }
    }

    /** Where Camel sends something. */
    record Endpoint() implements SettingType {
        private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9+.-]*:.+");

        @Override
        public boolean accepts(String value) {
            return FORM.matcher(value).matches();
        }

        @Override
        public String takes() {
            return "the URI of a Camel endpoint such as direct:name";
        }
    }

    /** A text of a certain form. */
    record Form(Pattern form, String takes) implements SettingType {
        @Override
        public boolean accepts(String value) {
            return form.matcher(value).matches();
        }
    }

    /** What another type takes, or nothing. */
    record OrNothing(SettingType type) implements SettingType {
        @Override
        public boolean accepts(String value) {
            return value.isEmpty() || type.accepts(value);
        }

        @Override
        public String meant(String wrong) {
            return type.meant(wrong);
        }

        @Override
        public String takes() {
            return type.takes() + ", or nothing";
        }
    }
}
