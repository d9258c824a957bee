package shown_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/shown"
)

// FuzzOf says that the words of any text have its length and no byte that is
// neither the source's nor one of those that stand for others, and that pieces are
// in text order and show each byte once.
func FuzzOf(f *testing.F) {
	for _, s := range []string{
		"*a **b* c** ~~d~~ ==e==", "[a](b \"c\") ![d][e]\n\n[e]: f", "[[a|b]] ![[c]] %%d%% ^e",
		"<b>a</b> <!-- c --> &amp; &#x41;", "`a` ``b ` c``", "> a\n> - b\n>\n>     c", "| a | b |\n|---|---|\n| c | d |",
		"```\na\n```\n~~~ b", "https://a.b/c. www.d.e f@g.de /h/i C:\\j", "<div>\na<script>b</script>\n\n# c #", "- [ ] a\n\n      b",
		"a.<sup>1</sup> b", "\x1a\x1c\x1d", "\\*\\\\*",
	} {
		f.Add(s, 0, len(s))
	}
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		s := shown.Of(text)
		if s.Source != text || len(s.Words) != len(text) {
			t.Fatalf("%q: %d bytes of words for %d of text", text, len(s.Words), len(text))
		}
		if utf8.ValidString(text) && !utf8.ValidString(s.Words) {
			t.Fatalf("%q: words %q are not UTF-8", text, s.Words)
		}
		last := 0
		for _, c := range s.Code {
			if c.Start < last || c.End < c.Start || c.End > len(text) {
				t.Fatalf("%q: code %v", text, s.Code)
			}
			last = c.End
		}
		if start < 0 || end > len(text) || start > end {
			start, end = 0, len(text)
		}
		at := start
		for _, p := range s.Pieces(start, end) {
			if p.Start < at || p.End <= p.Start || p.End > end || p.Text == "" {
				t.Fatalf("%q: piece %+v of %d to %d", text, p, start, end)
			}
			if p.Verbatim && p.Text != text[p.Start:p.End] {
				t.Fatalf("%q: piece %+v is not verbatim", text, p)
			}
			if strings.IndexByte(p.Text, fold.Hidden) >= 0 && strings.IndexByte(text, fold.Hidden) < 0 {
				t.Fatalf("%q: piece %+v shows what is hidden", text, p)
			}
			at = p.End
		}
	})
}

// BenchmarkOf reads texts with little markup, with much, and such as are made to be
// slow: their speed must not depend on their length.
func BenchmarkOf(b *testing.B) {
	const news = "The ferry left the harbor at nine. Nobody on board had been told of the storm, and nobody had asked.\n\n"
	parts := map[string]string{
		"news": news, "captions": "*" + news[:len(news)-2] + "*\n\n" + news + news,
		"links":    "The [ferry](https://ferry.example/a \"A title\") **left** the [[harbor|port]] at &quot;nine&quot;. ",
		"brackets": "[", "images": "![](", "targets": "](a", "titles": "[a](b \"", "stars": "*a_", "closed": "*a**b_c* ", "ticks": "`` ` ", "tags": "<a b=", "comments": "<!--", "percents": "%%",
		"references": "&a", "quotes": "> ", "bullets": "- ", "bars": "|", "dots": "a.b", "slashes": "/a", "schemes": "a://", "definitions": "[a]: b\n", "sups": ".<sup>1", "openSups": "<sup>", "anchors": "<a href=#a>", "wikis": "[[a", "lines": "a\n", "rows": "|-|\n|-|\n",
	}
	for name, part := range parts {
		sizes := []int{10_000, 1_000_000}
		for _, n := range sizes {
			text := strings.Repeat(part, n/len(part))
			b.Run(name+"/"+map[int]string{10_000: "10KB", 1_000_000: "1MB"}[n], func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					shown.Of(text)
				}
			})
		}
	}
}
