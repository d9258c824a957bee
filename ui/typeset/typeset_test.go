package typeset

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/ui/bidi"
)

var rulers = map[string]ansi.Method{"wcwidth": ansi.WcWidth, "grapheme": ansi.GraphemeWidth}

// open parses src. It is set in the order of its letters, so that what a span shows can be compared with
// the text.
func open(src string, ruler ansi.Method) *Doc {
	return Parse([]byte(src), Options{Style: Style(true, TrueColor), Method: ruler, Bidi: bidi.Off})
}

// all returns every line of a layout.
func all(l *Layout) []Line { return l.Lines(Pos{}, 1<<30) }

func plain(l *Layout) string {
	var b strings.Builder
	for _, line := range all(l) {
		b.WriteString(line.Text() + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// spans returns where each of the texts stands in src, all of them.
func spans(src string, texts ...string) []briefing.Span {
	var out []briefing.Span
	for _, text := range texts {
		for at := 0; ; {
			i := strings.Index(src[at:], text)
			if i < 0 {
				break
			}
			out = append(out, briefing.Span{Start: at + i, End: at + i + len(text)})
			at += i + len(text)
		}
	}
	return out
}

// squash drops white space and marks of no width that have no text of their own.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == 0x200b, r == 0x200e, r == 0x200f, r == 0xfeff, r == 0xfffd:
			return -1
		}
		return r
	}, s)
}

// shown returns the text under the cells of span: read back from a screen that
// measures with the layout's ruler, not from what the lines say of themselves.
func shown(t *testing.T, l *Layout, span briefing.Span) string {
	t.Helper()
	var b strings.Builder
	for _, p := range l.Find(span) {
		line := l.Lines(p.Pos, 1)[0]
		scr := uv.NewScreenBuffer(l.Width()+2, 1)
		scr.Method = l.opts.Method
		uv.NewStyledString(Paint(line, l.Width())).Draw(scr, scr.Bounds())
		for x := p.Col; x < p.Col+p.Width; x++ {
			if c := scr.CellAt(x, 0); c != nil && c.Width > 0 {
				b.WriteString(c.Content)
			}
		}
	}
	return b.String()
}

var sgrPattern = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// checkLines fails unless every line fits, and holds nothing but text and
// styles, all of them closed.
func checkLines(t *testing.T, l *Layout) {
	t.Helper()
	for i, line := range all(l) {
		s := Paint(line, l.Width())
		if w := l.opts.Method.StringWidth(s); w > l.Width() || w != min(line.Width(), l.Width()) {
			t.Fatalf("width %d line %d: %d cells wide, says %d: %q", l.Width(), i, w, line.Width(), s)
		}
		if line.Width() > l.Width() {
			t.Fatalf("width %d line %d: says it is %d wide: %q", l.Width(), i, line.Width(), s)
		}
		if codes := sgrPattern.FindAllString(s, -1); len(codes) > 0 && codes[len(codes)-1] != "\x1b[m" {
			t.Fatalf("width %d line %d: style left open: %q", l.Width(), i, s)
		}
		for _, r := range sgrPattern.ReplaceAllString(s, "") {
			if unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
				t.Fatalf("width %d line %d: %q in %q", l.Width(), i, r, s)
			}
		}
	}
}

// articles returns the Markdown texts at hand, by name: the seeds, and the texts
// they were written from where there are any.
func articles(t testing.TB) map[string]string {
	t.Helper()
	originals := os.Getenv("BRIEFING_ORIGINALS")
	if originals == "" {
		originals = "../../../shared/originals"
	}
	out := map[string]string{}
	for _, pattern := range []string{"../../seeds/articles/*.md", originals + "/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			text := string(src)
			if rest, ok := strings.CutPrefix(text, "---\n"); ok {
				_, text, _ = strings.Cut(rest, "\n---\n")
			}
			out[filepath.Base(f)] = text
		}
	}
	return out
}

var word = regexp.MustCompile(`[\p{L}\p{M}\p{N}]+`)

// checkWords fails unless every word of the source is shown where Find says, and
// nowhere else. Words that are not shown must be those in hidden, in any order.
func checkWords(t *testing.T, l *Layout, hidden map[string]bool) {
	t.Helper()
	src := string(l.doc.Source())
	for _, m := range word.FindAllStringIndex(src, -1) {
		span := briefing.Span{Start: m[0], End: m[1]}
		places := l.Find(span)
		if len(places) == 0 {
			if !hidden[span.In(src)] {
				t.Fatalf("width %d: %q at %d is not shown", l.Width(), span.In(src), span.Start)
			}
			continue
		}
		got := ""
		for _, p := range places {
			line := l.Lines(p.Pos, 1)[0]
			got += line.textIn(span)
			if at, ok := line.At(p.Col); !ok || at < span.Start || at >= span.End {
				t.Fatalf("width %d: %q at %d: its first cell says %d, %v", l.Width(), span.In(src), span.Start, at, ok)
			}
		}
		if squash(got) != squash(span.In(src)) {
			t.Fatalf("width %d: %q at %d is shown as %q", l.Width(), span.In(src), span.Start, got)
		}
		if p := l.Locate(span.Start); p != places[0].Pos {
			t.Fatalf("width %d: %q at %d located at %v, found at %v", l.Width(), span.In(src), span.Start, p, places[0].Pos)
		}
	}
}

func TestArticles(t *testing.T) {
	texts := articles(t)
	if len(texts) == 0 {
		t.Skip("no articles")
	}
	for name, src := range texts {
		for ruler, method := range rulers {
			t.Run(name+" "+ruler, func(t *testing.T) {
				t.Parallel()
				d := open(src, method)
				for width := 20; width <= 200; width += 12 {
					l := d.Layout(width)
					checkLines(t, l)
					checkWords(t, l, nil)
				}
			})
		}
	}
}

// TestScreen reads a sample of words back from a screen.
func TestScreen(t *testing.T) {
	for name, src := range articles(t) {
		d := open(src, ansi.WcWidth)
		for _, width := range []int{23, 80} {
			l := d.Layout(width)
			for i, m := range word.FindAllStringIndex(string(d.Source()), -1) {
				span := briefing.Span{Start: m[0], End: m[1]}
				if want := span.In(src); i%7 == 0 && squash(shown(t, l, span)) != want {
					t.Fatalf("%s width %d: the screen shows %q at %v, want %q", name, width, shown(t, l, span), l.Find(span), want)
				}
			}
		}
	}
}

// ExampleDoc_Layout shows where a passage stands on the screen.
func ExampleDoc_Layout() {
	src := "Talks in **Geneva** went on until the delegation of Iran left.\n"
	d := Parse([]byte(src), Options{Style: Style(true, NoColor)})
	l := d.Layout(24)
	for _, line := range l.Lines(Pos{}, 10) {
		fmt.Println(line.Text())
	}
	passage := briefing.Span{Start: strings.Index(src, "until"), End: strings.Index(src, " of Iran")}
	for _, p := range l.Find(passage) {
		fmt.Printf("line %d, column %d, %d cells\n", l.Distance(Pos{}, p.Pos, 100), p.Col, p.Width)
	}
	// Output:
	// Talks in Geneva went on
	// until the delegation of
	// Iran left.
	// line 1, column 0, 20 cells
}
