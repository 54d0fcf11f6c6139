package io.mailroutes.mapping;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** HTML in, readable text out; {@code |} stands for a line break. */
class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "plain text ~ plain text",
        "5 < 6 and 7 > 3 ~ 5 < 6 and 7 > 3",
        "one|two ~ one|two",
        "<p>one</p><p>two</p> ~ one|two",
        "one<br>two<br/>three ~ one|two|three",
        "<p>5 &lt; 6 &amp; 7</p> ~ 5 < 6 & 7",
        "Tom &amp; Jerry ~ Tom & Jerry",
        "<style>p{}</style><script>x()</script><p>text</p> ~ text",
        "<table><tr><th>Item</th><th>Price</th></tr><tr><td>Blade</td><td>4.50</td></tr></table> ~ Item Price|Blade 4.50",
        "<ul><li>a</li><li>b</li></ul> ~ a|b",
        "<div><div>deep</div></div> ~ deep",
        "a&nbsp;b ~ a b",
        "<p>caf\u00e9 \uD83D\uDE80</p> ~ caf\u00e9 \uD83D\uDE80",
        "<a href='https://x.example'>link</a> text ~ link text",
        "``~``"})
    void text(String body, String expected) {
        assertThat(HtmlText.of(body.replace('|', '\n'))).isEqualTo(expected.replace('|', '\n'));
    }
}
