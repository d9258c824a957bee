package feed

import (
	"strings"
	"testing"
)

// TestHabits says what comes of feeds as programs write them.
func TestHabits(t *testing.T) {
	const text = "<description>The weir was opened.</description>"
	rss := func(item string) string {
		return `<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>N</title><item><title>A</title>` + item + "</item></channel></rss>"
	}
	entry := func(feed, entry string) string {
		return `<feed xmlns="http://www.w3.org/2005/Atom"` + feed + "><title>N</title><entry><title>A</title>" + entry + "</entry></feed>"
	}
	dated := func(date string) string { return rss(text + "<pubDate>" + date + "</pubDate>") }
	const want = "A | N |  | 2031-05-04 |  | \nThe weir was opened.\n"
	for _, tt := range []struct{ name, feed, want string }{
		{"a prefix of its own", `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>N</a:title><a:entry><a:title>A</a:title><a:published>2031-05-04T00:00:00Z</a:published><a:content>The weir was opened.</a:content></a:entry></a:feed>`, want},
		{"a prefix of XHTML", entry("", `<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>The weir was opened.</x:p><x:p>Twice.</x:p></x:div></content>`), "A | N |  |  |  | \nThe weir was opened.\n\nTwice.\n"},
		{"other prefixes", `<rss xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><title>N</title><item><title>A</title><d:creator>Ada</d:creator><d:date>2031-05-04</d:date><c:encoded>The weir was opened.</c:encoded></item></channel></rss>`, strings.Replace(want, "|  |", "| Ada |", 1)},
		{"a base", entry(` xml:base="https://a.example/news/"`, `<link href="2031/weir.html"/><content>The weir.</content>`), "A | N |  |  | https://a.example/news/2031/weir.html | \nThe weir.\n"},
		{"bases within each other", entry(` xml:base="https://a.example/news/"`, `<link xml:base="2031/" href="weir.html"/><content>The weir.</content>`), "A | N |  |  | https://a.example/news/2031/weir.html | \nThe weir.\n"},
		{"the site as base", `<rss><channel><title>N</title><link>https://a.example/</link><item><title>A</title><link>/weir</link>` + text + "</item></channel></rss>", "A | N |  |  | https://a.example/weir | \nThe weir was opened.\n"},
		{"lines of text", entry("", "<content type=\"text\">WEIR\n  opens\n\nKEY\n  shuts</content>"), "A | N |  |  |  | \nWEIR  \nopens\n\nKEY  \nshuts\n"},
		{"packed text", entry("", `<content type="text/html" mode="base64">PHA+VGhlIHdlaXIuPC9wPg==</content>`), "A | N |  |  |  | \nThe weir.\n"},
		{"two authors", entry("", "<author><name>Ada Finch</name></author><author><name>Ben Ash</name></author><content>The weir.</content>"), "A | N | Ada Finch, Ben Ash |  |  | \nThe weir.\n"},
		{"two creators", rss("<dc:creator>Ada Finch</dc:creator><dc:creator>Ben Ash</dc:creator>" + text), "A | N | Ada Finch, Ben Ash |  |  | \nThe weir was opened.\n"},
		{"an address is no author", entry("", "<author><email>a@a.example</email></author><content>The weir.</content>"), "A | N |  |  |  | \nThe weir.\n"},
		{"a group of media", entry(` xmlns:media="http://search.yahoo.com/mrss/"`, "<media:group><media:title>B</media:title><media:description>The weir.</media:description></media:group>"), "A | N |  |  |  | \nThe weir.\n"},
		{"a podcast", rss("<itunes:author>Ada</itunes:author><itunes:summary>The weir.</itunes:summary>"), "A | N | Ada |  |  | \nThe weir.\n"},
		{"Dublin Core", `<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>N</title><item><dc:title>A</dc:title><dc:description>The weir.</dc:description></item></channel></rss>`, "A | N |  |  |  | \nThe weir.\n"},
		{"the source of an entry", entry("", "<source><title>The Mill</title></source><content>The weir.</content>"), "A | The Mill |  |  |  | \nThe weir.\n"},
		{"a warning before it", "Warning: x.php line 3\n<?xml version=\"1.0\"?>" + dated("2031-05-04"), want},
		{"JavaScript's date", dated("Sun May 04 2031 00:00:00 GMT+0000 (Coordinated Universal Time)"), want},
		{"a year of two digits", dated("Sun, 04 May 31 08:15 GMT"), want},
		{"American", dated("5/13/2031 9:00:00 AM"), strings.Replace(want, "-04", "-13", 1)},
		{"of two meanings", dated("5/4/2031"), strings.Replace(want, "2031-05-04", "", 1)},
		{"Dutch", dated("zo, 04 mei 2031 10:09:29 +0000"), want},
		{"Russian", dated("Вс, 4 мая 2031"), want},
		{"Korean", dated("2031년 05월 04일"), want},
		{"digits only", dated("20310504"), want},
		{"of Unix", dated("Sun May 4 10:00:00 UTC 2031"), want},
		{"no day", dated("0001-01-01T00:00:00Z"), strings.Replace(want, "2031-05-04", "", 1)},
	} {
		if got := summary(XML(strings.NewReader(tt.feed))); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}
