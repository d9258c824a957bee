package feed

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/source/stated"
)

// summary returns what comes of a feed, a line or more an article.
func summary(articles Articles) string {
	var b strings.Builder
	for a, err := range articles {
		if err != nil {
			fmt.Fprintf(&b, "error: %v\n", err)
			continue
		}
		fmt.Fprintf(&b, "%s | %s | %s | %s | %s | %s\n%s\n", a.Title, a.Source, a.Author, a.Published.String(), a.URL, strings.Join(a.Tags, ","), a.Text)
	}
	return b.String()
}

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>North Radio &amp; Co</title><link>https://north.example</link><image><title>Logo</title></image>
<item><title>Ferry &lt;i&gt;returns&lt;/i&gt;</title><link>https://north.example/1</link><description>Short.</description>
<content:encoded><![CDATA[<p>Long &amp; <b>full</b>.</p><p>Twice.</p>]]></content:encoded>
<dc:creator>Ada Finch</dc:creator><pubDate>Sun, 04 May 2031 08:15:00 +0200</pubDate><category>ferries</category><category>ferries</category></item>
<item><title>No text</title></item>
<item><title>Mail</title><guid isPermaLink="false">17</guid><author>ben@north.example (Ben Ash)</author><description>A &amp;lt; B</description><pubDate>soon</pubDate></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">The &lt;Herald&gt;</title><author><name>Desk</name></author>
<entry><title type="html">One &amp;amp; two</title><link rel="self" href="https://h.example/self"/><link href="https://h.example/a"/>
<updated>2031-05-06T00:00:00Z</updated><published>2031-05-05T23:00:00Z</published><author><name>Cy Dole</name></author><category term="x" label="Harbour"/>
<summary>Short</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First &amp; <em>last</em></p><ul><li>a</li></ul></div></content></entry>
<entry><title>Plain</title><content type="text">1 &lt; 2</content><updated>2031-05-07</updated></entry></feed>`

func TestFeeds(t *testing.T) {
	for _, tt := range []struct {
		name string
		got  string
		want string
	}{
		{"RSS", summary(XML(strings.NewReader(rss))), `Ferry returns | North Radio & Co | Ada Finch | 2031-05-04 | https://north.example/1 | ferries
Long & **full**.

Twice.
error: line 6: entry "No text": no text
Mail | North Radio & Co | Ben Ash |  |  | 
A < B
`},
		{"Atom", summary(XML(strings.NewReader(atom))), `One & two | The <Herald> | Cy Dole | 2031-05-05 | https://h.example/a | Harbour
First & *last*

- a
Plain | The <Herald> | Desk | 2031-05-07 |  | 
1 < 2
`},
		{"RDF", summary(XML(strings.NewReader(`<rdf:RDF><channel><title>Old</title></channel><item><title>A</title><description>b</description><dc:date>1999-12-31</dc:date></item></rdf:RDF>`))), "A | Old |  | 1999-12-31 |  | \nb\n"},
		{"JSON Feed", summary(JSON(strings.NewReader(`{"version":"https://jsonfeed.org/version/1.1","title":"Quay","x":[1,{"y":2}],"authors":[{"name":"Desk"}],"items":[
{"id":"1","url":"https://q.example/1","title":"A","content_html":"<p>b</p>","date_published":"2031-05-04T08:00:00Z","authors":[{"name":"Ada"},{"name":"Ben"}],"tags":["t"]},
{"id":2,"title":"C","content_text":"*d*\n\ne","author":{"name":"Cy"}},{"id":"3"}]}`))), `A | Quay | Ada, Ben | 2031-05-04 | https://q.example/1 | t
b
C | Quay | Cy |  |  | 
\*d\*

e
error: entry "": no text
`},
		{"broken off", summary(XML(strings.NewReader(rss[:strings.Index(rss, "<title>No text")+9]))), `Ferry returns | North Radio & Co | Ada Finch | 2031-05-04 | https://north.example/1 | ferries
Long & **full**.

Twice.
error: line 6: feed: unexpected EOF
`},
		{"not closed", summary(XML(strings.NewReader("<rss><channel><item><title>A<description>b</item></channel>"))), "error: line 1: entry \"Ab\": no text\n"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, tt.got, tt.want)
		}
	}
}

// What a feed gives as the content of an entry is told from what may be a
// summary.
func TestWhole(t *testing.T) {
	for _, tt := range []struct{ name, feed, want string }{
		{"content", `<rss><item><description>A &lt;b&gt;b&lt;/b&gt;</description><encoded xmlns="c"/><content:encoded>C</content:encoded></item></rss>`, "C true A b"},
		{"description", "<rss><item><description>A</description></item></rss>", "A false "},
		{"Atom content", "<feed><entry><summary>A</summary><content>C</content></entry></feed>", "C true A"},
		{"Atom summary", "<feed><entry><summary>A</summary><content/></entry></feed>", "A false "},
		{"JSON content", `{"items":[{"content_text":"C","summary":"A"}]}`, "C true A"},
		{"JSON summary", `{"items":[{"summary":"A"}]}`, "A false "},
	} {
		entries := XMLEntries(strings.NewReader(tt.feed))
		if tt.feed[0] == '{' {
			entries = JSONEntries(strings.NewReader(tt.feed))
		}
		got := "no entry"
		for e, err := range entries {
			if err != nil {
				t.Fatalf("%s: %v", tt.name, err)
			}
			got = fmt.Sprint(e.Article.Text, " ", e.Whole, " ", e.Summary)
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestHostileFeeds(t *testing.T) {
	entities := func(s string) string {
		return "<?xml version='1.0'?><!DOCTYPE rss [" + s + "]><rss><channel><item><title>&a;</title><description>&b;</description></item></channel></rss>"
	}
	for _, tt := range []struct {
		name, feed string
		want       error
	}{
		{"file of the machine", entities(`<!ENTITY a SYSTEM "file:///etc/passwd">`), errEntities},
		{"a thousand million laughs", entities(`<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">`), errEntities},
		{"deep around", strings.Repeat("<a>", 5000), errNested},
		{"deep within", "<rss><item>" + strings.Repeat("<a>", 5000), errNested},
		{"many within", "<rss><item>" + strings.Repeat("<a/>", mostNodes), errTags},
	} {
		var err error
		for _, e := range XML(strings.NewReader(tt.feed)) {
			err = e
		}
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

func FuzzXML(f *testing.F) {
	f.Add(rss)
	f.Add(atom)
	f.Add("<?xml version='1.0' encoding='koi8-r'?><rss><item><title>&nbsp;<![CDATA[<p>]]></title><content:encoded>&#27;</content:encoded></item>")
	f.Fuzz(func(t *testing.T, s string) { check(t, XML(strings.NewReader(s))) })
}

func FuzzJSON(f *testing.F) {
	f.Add(`{"version":"https://jsonfeed.org/version/1","items":[{"title":"A\u001b","content_text":"b\r\n\u0000","tags":[" "]}],"title":3}`)
	f.Add(`{"items":[{"content_html":"<ul><li>a"}`)
	f.Fuzz(func(t *testing.T, s string) { check(t, JSON(strings.NewReader(s))) })
}

// check fails if an article of a feed holds what no article may hold.
func check(t *testing.T, articles Articles) {
	ended := false
	for a, err := range articles {
		if ended || (a == nil) == (err == nil) {
			t.Fatalf("article %v, error %v after the end: %t", a, err, ended)
		}
		if err != nil {
			ended = !errors.As(err, new(*stated.Problem))
			continue
		}
		if a.Text == "" || !utf8.ValidString(a.Text) || strings.ContainsFunc(a.Text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
			t.Errorf("text %q", a.Text)
		}
		for _, s := range append([]string{a.Title, a.Source, a.Author, a.URL}, a.Tags...) {
			if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) || strings.TrimSpace(s) != s {
				t.Errorf("%q is not one clean line", s)
			}
		}
	}
}

// A feed of very many entries is read as far as a reader could use it, and says so.
func TestMostEntries(t *testing.T) {
	many := "<rss><channel>" + strings.Repeat("<item><title>a</title></item>", mostEntries) + "<item><title>b</title></item><item><title>c</title></item></channel></rss>"
	n, said := 0, ""
	for _, err := range XMLEntries(strings.NewReader(many)) {
		if n++; err != nil && n > mostEntries {
			said += err.Error()
		}
	}
	if want := "feed of more than 100000 entries: the rest is left out"; n != mostEntries+1 || said != want {
		t.Errorf("%d entries, said %q, want %d and %q", n, said, mostEntries+1, want)
	}
}
