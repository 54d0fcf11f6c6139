package io.mailroutes.mapping;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.common.base.CharMatcher;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The readable text of a message body: tags, styles and scripts gone, one line a paragraph, row or list item. */
public final class HtmlText {

    private static final Set<String> LINE_BREAKS =
            Set.of("br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol");
    private static final Set<String> CELLS = Set.of("td", "th");

    private static final Pattern TAG_OR_ENTITY = Pattern.compile("</?[a-zA-Z!][^<>]*>|&#?\\w+;");

    private HtmlText() {
    }

    /** @param body HTML, or plain text, which comes out as it went in but for white space at the ends of lines */
    public static String of(String body) {
        String text = looksLikeHtml(body) ? render(body) : body;
        return Blank.strip(text.replace('\u00a0', ' ').lines().map(HtmlText::withoutTrailingBlanks)
                .collect(Collectors.joining("\n")).replaceAll("\n{3,}+", "\n\n"));
    }

    private static String withoutTrailingBlanks(String line) {
        return CharMatcher.anyOf(" \t").trimTrailingFrom(line);
    }

    private static boolean looksLikeHtml(String body) {
        return TAG_OR_ENTITY.matcher(body).find();
    }

    private static String render(String html) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    append(text, words.text());
                } else if (node instanceof Element element && LINE_BREAKS.contains(element.normalName())) {
                    newLine(text, "br".equals(element.normalName()));
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element && LINE_BREAKS.contains(element.normalName())) {
                    newLine(text, false);
                } else if (node instanceof Element element && CELLS.contains(element.normalName())) {
                    append(text, " ");
                }
            }
        }, Jsoup.parse(html).body());
        return text.toString();
    }

    private static void append(StringBuilder text, String words) {
        boolean atLineStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atLineStart ? words.stripLeading() : words);
    }

    private static void newLine(StringBuilder text, boolean always) {
        if (always || !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
