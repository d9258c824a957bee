package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"

	"github.com/charmbracelet/x/ansi"
)

// positions returns the place of every line, going down one by one.
func positions(l *Layout) []Pos {
	var out []Pos
	for p := (Pos{}); ; {
		out = append(out, p)
		q := l.Move(p, 1)
		if q == p {
			return out
		}
		p = q
	}
}

func TestMove(t *testing.T) {
	l := open(news(20<<10), ansi.WcWidth).Layout(60)
	ps, lines := positions(l), all(l)
	if len(ps) != len(lines) {
		t.Fatalf("%d places, %d lines", len(ps), len(lines))
	}
	if last := l.Last(); last != ps[len(ps)-1] {
		t.Errorf("last is %v, want %v", last, ps[len(ps)-1])
	}
	for i, p := range ps {
		if got := l.Lines(p, 1)[0].Text(); got != lines[i].Text() {
			t.Fatalf("line %d: %q, want %q", i, got, lines[i].Text())
		}
		for _, n := range []int{-1000, -40, -7, -1, 0, 1, 7, 40, 1000} {
			j := min(max(i+n, 0), len(ps)-1)
			if got := l.Move(p, n); got != ps[j] {
				t.Fatalf("line %d moved by %d: %v, want %v", i, n, got, ps[j])
			}
			if got, want := l.Distance(p, ps[j], 500), min(max(j-i, -500), 500); got != want {
				t.Fatalf("from line %d to %d: %d, want %d", i, j, got, want)
			}
		}
	}
}

// TestLocate holds that a place found by what it shows is the same place, at the
// same width and, within the line, at any other.
func TestLocate(t *testing.T) {
	d := open(news(20<<10), ansi.WcWidth)
	narrow, wide := d.Layout(43), d.Layout(97)
	for i, p := range positions(narrow) {
		if narrow.Lines(p, 1)[0].Span().Empty() {
			continue
		}
		offset := narrow.Offset(p)
		if got := narrow.Locate(offset); got != p && !inTable(narrow, p) {
			t.Fatalf("line %d shows byte %d, which is located at %v, want %v", i, offset, got, p)
		}
		there := wide.Lines(wide.Locate(offset), 1)[0]
		if len(there.Cells(briefing.Span{Start: offset, End: offset + 1})) == 0 {
			t.Fatalf("byte %d located on a line that does not show it: %q", offset, there.Text())
		}
	}
}

func inTable(l *Layout, p Pos) bool { return l.at(p).grid != nil }

func TestEmpty(t *testing.T) {
	for _, src := range []string{"", "\n", "\n \n\n", "[a]: b\n", "<!-- nothing -->\n", "&", "\\"} {
		l := open(src, ansi.WcWidth).Layout(40)
		if l.Last().Compare(Pos{}) < 0 || l.Move(Pos{}, 5).Compare(l.Last()) > 0 {
			t.Errorf("%q: moved beyond the end", src)
		}
		l.Locate(0)
		l.Offset(Pos{})
		l.At(Pos{}, 0)
		l.Find(briefing.Span{Start: 0, End: 100})
		l.doc.NextLink(0)
		l.doc.PrevLink(9)
		l.doc.LinkAt(0)
		checkLines(t, l)
	}
	if got := plain(open("&", ansi.WcWidth).Layout(40)); got != "&" {
		t.Errorf("got %q", got)
	}
}

// TestHidden holds where a reader lands who follows what is not shown.
func TestHidden(t *testing.T) {
	src := "First.\n\nSee [the text](https://example.org/hidden) here.\n\n<!-- comment -->\n\nLast.\n"
	l := open(src, ansi.WcWidth).Layout(40)
	for text, want := range map[string]string{
		"hidden":  "See the text here.",
		"comment": "See the text here.",
		"Last":    "Last.",
	} {
		i := strings.Index(src, text)
		if got := l.Lines(l.Locate(i), 1)[0].Text(); got != want {
			t.Errorf("%q lands on %q, want %q", text, got, want)
		}
	}
}

// whole returns src parsed as one chunk.
func whole(src string, ruler ansi.Method) *Doc {
	d := open(src, ruler)
	d.chunks = []*chunk{{span: briefing.Span{Start: 0, End: len(d.src)}}}
	return d
}

// TestChunks holds that a text cut in chunks reads as it does in one piece.
func TestChunks(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and one goroutine does all of it")
	}
	texts := map[string]string{"news": news(60 << 10)}
	for name, src := range articles(t) {
		if strings.HasSuffix(name, ".md") {
			texts[name] = src
		}
	}
	texts["list"] = strings.Repeat("- an item of a list\n", 1000)
	texts["loose list"] = strings.Repeat("- an item of a list\n\n  with more\n\n", 300)
	texts["numbers"] = numbered(func(i int) int { return i + 1 })
	texts["number one"] = numbered(func(int) int { return 1 })[:3800]
	texts["code"] = "Text.\n\n```go\n" + strings.Repeat("func main() {\n\n# not a heading\n}\n", 600) + "```\n\nText.\n"
	texts["comment"] = "Text.\n\n<!--\n" + strings.Repeat("hidden\n\n# heading\n", 600) + "-->\n\nText.\n"
	texts["references"] = "[a]: https://example.org\n\n" + strings.Repeat("A paragraph with [a] link.\n\n", 300)
	var all strings.Builder
	for range 20 {
		for _, c := range cases {
			all.WriteString(c.src + "\n\n")
		}
	}
	texts["cases"] = all.String()
	for name, src := range texts {
		got, want := open(src, ansi.WcWidth).Layout(72), whole(src, ansi.WcWidth).Layout(72)
		g, w := strings.Split(plain(got), "\n"), strings.Split(plain(want), "\n")
		for i := range max(len(g), len(w)) {
			if i >= len(g) || i >= len(w) || g[i] != w[i] {
				t.Errorf("%s: line %d of %d differs from that of %d:\n%q\n%q", name, i, len(g), len(w), at(g, i), at(w, i))
				break
			}
		}
	}
}

// numbered returns a list of items numbered by number.
func numbered(number func(i int) int) string {
	var b strings.Builder
	for i := range 99 {
		fmt.Fprintf(&b, "%d. an item which is numbered, and long enough to count as one\n", number(i))
	}
	return b.String()
}

func at(s []string, i int) string {
	if i < len(s) {
		return s[i]
	}
	return "(none)"
}

// TestLongParagraph holds that a paragraph that is cut reads as one, and each
// part of what is cut keeps its meaning.
func TestLongParagraph(t *testing.T) {
	sentence := "The president said he would meet the delegation. "
	text := strings.Repeat(sentence, 400)
	for name, src := range map[string]string{
		"one line": text, "lines": strings.ReplaceAll(text, "delegation. ", "delegation.\n"),
		"quotation": "> " + text, "lines quoted": strings.ReplaceAll(text, "The president", "\n> The president")[1:],
	} {
		l := open(src, ansi.WcWidth).Layout(70)
		if len(l.doc.chunks) < 3 {
			t.Fatalf("%s: not cut", name)
		}
		quoted := strings.Contains(name, "quot")
		for i, line := range all(l) {
			if line.blank() {
				t.Fatalf("%s: line %d is blank", name, i)
			}
			if quoted != strings.HasPrefix(line.Text(), "│ ") {
				t.Fatalf("%s: line %d: %q", name, i, line.Text())
			}
		}
		if got := strings.ReplaceAll(squash(plain(l)), "│", ""); got != squash(text) {
			t.Errorf("%s: text changed", name)
		}
	}
}

func TestLongTable(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and one goroutine does all of it")
	}
	src := attacks()["table"]
	l := open(src, ansi.WcWidth).Layout(80)
	heads, rows := 0, 0
	for _, line := range all(l) {
		switch text := line.Text(); {
		case strings.HasPrefix(text, "Who"):
			heads++
		case strings.HasPrefix(text, "figure "):
			rows++
		case line.blank():
			t.Fatal("a blank line in a table")
		}
	}
	if rows != 10_000 || heads != len(l.doc.chunks) {
		t.Errorf("%d rows under %d headers in %d parts", rows, heads, len(l.doc.chunks))
	}
	if places := l.Find(briefing.Span{Start: 2, End: 5}); len(places) != 1 {
		t.Errorf("the header is found %d times", len(places))
	}
}

func TestLinks(t *testing.T) {
	src := "See [the *long* text](https://example.org/a?b=1&amp;c \"t\"), [b](briefing:figure/x), www.c.org and <d@e.org>.\n\n" +
		"| A | B |\n|---|---|\n| [in a table](t) | ![image](i) |\n\n[ref] and [](empty).\n\n[ref]: https://example.org/r\n"
	d := open(src, ansi.WcWidth)
	want := []Link{
		{Text: "the long text", To: "https://example.org/a?b=1&c"},
		{Text: "b", To: "briefing:figure/x"},
		{Text: "www.c.org", To: "http://www.c.org"},
		{Text: "d@e.org", To: "mailto:d@e.org"},
		{Text: "in a table", To: "t"},
		{Text: "ref", To: "https://example.org/r"},
	}
	got := d.Links(briefing.Span{Start: 0, End: len(src)})
	if len(got) != len(want) {
		t.Fatalf("links %v, want %v", got, want)
	}
	var back []Link
	for l, ok := d.PrevLink(len(src)); ok; l, ok = d.PrevLink(l.Span.Start) {
		back = append(back, l)
	}
	slices.Reverse(back)
	if !slices.Equal(back, got) {
		t.Errorf("backwards %v, want %v", back, got)
	}
	next := 0
	for i, l := range got {
		if l.Text != want[i].Text || l.To != want[i].To {
			t.Errorf("link %d is %+v, want %+v", i, l, want[i])
		}
		if n, ok := d.NextLink(next); !ok || n != l {
			t.Errorf("after byte %d comes %+v, want %+v", next, n, l)
		}
		next = l.Span.End
		for _, width := range []int{12, 80} {
			lay := d.Layout(width)
			text := ""
			for _, p := range lay.Find(l.Span) {
				text += lay.Lines(p.Pos, 1)[0].textIn(l.Span)
				offset, ok := lay.At(p.Pos, p.Col+p.Width-1)
				if at, found := d.LinkAt(offset); !ok || !found || at != l {
					t.Errorf("width %d: at the last cell of %q is %+v", width, l.Text, at)
				}
			}
			if squash(text) != squash(l.Text) {
				t.Errorf("width %d: link %q has the cells of %q", width, l.Text, text)
			}
		}
	}
	if strings.Contains(plain(d.Layout(80)), "example.org") {
		t.Errorf("a destination is shown:\n%s", plain(d.Layout(80)))
	}
}

func TestHeadings(t *testing.T) {
	d := open("# One *two*\n\ntext\n\n## Three &amp; [four](x)\n\n> ### In a quotation\n\nSetext\nheading\n---\n\n#\n", ansi.WcWidth)
	want := []Heading{{Level: 1, Text: "One two"}, {Level: 2, Text: "Three & four"}, {Level: 3, Text: "In a quotation"}, {Level: 2, Text: "Setext heading"}}
	got, _ := d.Headings()
	if len(got) != len(want) {
		t.Fatalf("headings %v", got)
	}
	for i, h := range got {
		if h.Level != want[i].Level || h.Text != want[i].Text {
			t.Errorf("heading %d is %+v, want %+v", i, h, want[i])
		}
		l := d.Layout(40)
		if line := l.Lines(l.Locate(h.Span.Start), 1)[0].Text(); !strings.HasSuffix(line, h.Text) {
			t.Errorf("heading %q is located at %q", h.Text, line)
		}
	}
}

// TestLayoutsKept holds that a width asked for again is not laid out again, and
// that options change what comes after, not what was.
func TestLayoutsKept(t *testing.T) {
	d := open("text", ansi.WcWidth)
	a := d.Layout(40)
	d.Layout(50)
	d.Layout(60)
	if d.Layout(40) != a {
		t.Error("laid out again")
	}
	d.Layout(70)
	d.Layout(80)
	d.Layout(90)
	if d.Layout(40) == a {
		t.Error("kept for ever")
	}
	d.SetOptions(Options{Style: Style(false, NoColor), Method: ansi.GraphemeWidth})
	if l := d.Layout(40); l.opts.Method != ansi.GraphemeWidth || a.opts.Method != ansi.WcWidth {
		t.Error("options not taken, or taken too early")
	}
}
