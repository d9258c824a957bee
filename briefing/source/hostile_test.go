package source

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
)

// checkArticle fails if a, of a document of lines, holds what no article may hold.
func checkArticle(t *testing.T, document string, a *briefing.Article) {
	t.Helper()
	checkScrubbed(t, a)
	checkRemoved(t, document, a)
}

// checkScrubbed fails if a holds what no article may hold, whatever its document.
func checkScrubbed(t *testing.T, a *briefing.Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) || strings.ContainsFunc(a.Text, func(r rune) bool {
		return r != '\n' && r != '\t' && unicode.IsControl(r) || r == '\u202e'
	}) {
		t.Errorf("text is not scrubbed: %.200q", a.Text)
	}
	for _, s := range append([]string{a.Title, a.Source, a.Author, a.URL, a.File.String(), a.Original}, a.Tags...) {
		if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) || strings.TrimSpace(s) != s {
			t.Errorf("%q is not one clean line", s)
		}
	}
	if a.ID == "" || strings.Trim(string(a.ID), "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		t.Errorf("ID %q", a.ID)
	}
	for _, r := range a.Removed {
		if r.Line < 1 || r.Reason == "" || !utf8.ValidString(r.Text) || strings.ContainsFunc(r.Text, func(c rune) bool { return c != '\t' && unicode.IsControl(c) }) {
			t.Errorf("removed %+v", r)
		}
	}
}

// checkRemoved fails if the removed lines are not those of the document.
func checkRemoved(t *testing.T, document string, a *briefing.Article) {
	t.Helper()
	lines := strings.Split(document, "\n")
	last := 0
	for _, r := range a.Removed {
		if r.Line < last || r.Line > len(lines) || !strings.Contains(lines[r.Line-1], r.Text) || r.Reason == "" {
			t.Errorf("removed %+v after line %d, which the document does not hold there", r, last)
			return
		}
		last = r.Line
	}
}

// All of these have to end, in bearable time and without taking the rest down.
func TestHostileDocuments(t *testing.T) {
	const big = 1 << 18
	for name, doc := range map[string]string{
		"one line":            strings.Repeat("a ", big/2),
		"one word":            strings.Repeat("a", big),
		"line feeds":          "a" + strings.Repeat("\n", big),
		"one-letter lines":    strings.Repeat("a\n", big/2),
		"same caption":        strings.Repeat("A crane lifts the last barge (photo)\n", big/40),
		"advertisements":      strings.Repeat("Advertisement\n", big/14),
		"previous and next":   strings.Repeat("Previous\nNext\n", big/14),
		"open brackets":       strings.Repeat("(", big) + ")",
		"closed brackets":     "(" + strings.Repeat(")", big),
		"bracket lines":       strings.Repeat("(a (b) c)\n", big/10),
		"stars":               strings.Repeat("*", big),
		"underscores":         strings.Repeat("_a", big/2),
		"links":               strings.Repeat("[a](", big/4),
		"entities":            strings.Repeat("&a", big/2),
		"backslashes":         strings.Repeat("\\", big),
		"digits":              strings.Repeat("1", big) + ". a",
		"hashes":              strings.Repeat("#", big) + " a",
		"rules":               strings.Repeat("---\n", big/4),
		"underlined":          strings.Repeat("A\n===\n", big/6),
		"wrapped":             strings.Repeat("the harbour of the town opened its gates again on the day after-\n", big/66),
		"datelines":           strings.Repeat("MOSCOW —\n", big/10),
		"front matter bomb":   "---\na: &a [x]\nb: &b [*a, *a]\n" + strings.Repeat("c: [*b, *b]\n", 4000) + "---\ntext",
		"front matter no end": "---\ntitle: a\n" + strings.Repeat("b: c\n", big/5),
		"front matter deep":   "---\na: " + strings.Repeat("{b: ", 15_000) + "\n---\ntext",
		"escape sequences":    strings.Repeat("\x1b]52;c;AAAA\a", 2000) + strings.Repeat("text ", 20_000),
		"heading":             "# " + strings.Repeat("[*a](", big/5),
		"open templates":      strings.Repeat("{{ x {% raw %} ", big/15),
		"template tags":       strings.Repeat("{% comment %}\n{% highlight %}\n", big/30),
		"attributes":          strings.Repeat("{: .a", big/5),
		"open comments":       strings.Repeat("<!--", big/4),
		"tags in text":        strings.Repeat("#a #b/c ", big/8),
		"carriage returns":    strings.Repeat("a\r", big/2),
		"publication":         strings.Repeat("a | 1 | ", 30) + "\n" + strings.Repeat("Published on on on 1\n", big/20),
	} {
		for _, ext := range []string{".txt", ".md"} {
			articles, _ := read(t, folder("x"+ext, doc), Options{})
			if len(articles) != 1 {
				t.Errorf("%s%s: %d articles, want 1", name, ext, len(articles))
				continue
			}
			checkArticle(t, scrub.Text(doc), articles[0])
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.txt", []byte("menu-control\nThe Herald\n\nTitle\n\nA long caption of words (b)\nA long caption of words\n(b)\n×\nEmail:"), "")
	f.Add("a.md", []byte("---\ntitle: \"\\e[31m\"\nauthor: [[B]]\n---\n# Title\n\ntext"), "")
	f.Add("b", []byte("DW | Published January 17, 2025\nMOSCOW —\nIt ended.\nended.\n"), "MOSCOW")
	f.Add("c.txt", []byte("wrapped text of some length which goes on\nin the next line of the same para-\ngraph\n\n* * *\n"), "in the")
	f.Add("\x1b.text", []byte("\xff\xfea\x00\n\x00b\x00"), "b")
	f.Add("d.markdown", []byte("Title\n===\n\n```\n# a\n```\n"), "")
	f.Fuzz(func(t *testing.T, name string, data []byte, starts string) {
		var opts Options
		if starts != "" {
			opts.Documents = []briefing.Document{{File: name, Articles: []briefing.DocumentArticle{{}, {Starts: starts}}}}
		}
		said, _ := match(opts.Documents, []file{{path: name}})
		x := newIDs([]file{{path: name}}, said)
		r := file{path: name}.read(folderOf(name, data), said[name], Options{MaxBytes: DefaultMaxBytes}, nil)
		if len(r.articles) == 0 {
			return
		}
		d := &document{path: name, ext: extension(name), max: DefaultMaxBytes}
		if err := d.start(bytes.NewReader(data), tooBig(d.max)); err != nil {
			t.Fatal(err)
		}
		format, err := formatOf(d)
		if err != nil {
			t.Fatalf("articles of no format: %v", err)
		}
		for _, a := range r.articles {
			a.ID = x.of(name, a.ID)
			checkScrubbed(t, a)
		}
		if format != markdownFormat && format != plainFormat {
			return
		}
		text, err := scrub.Decode(data)
		if err != nil {
			t.Fatalf("articles of what cannot be decoded: %v", err)
		}
		for _, a := range r.articles {
			checkRemoved(t, text, a)
		}
		if format == plainFormat {
			checkWords(t, text, r.articles...)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	page := strings.Repeat(`menu-control
The Lowmark Herald

Lowmark harbour reopens after the storm

The harbour of Lowmark opened its gates on Saturday, nine days after a storm had pushed four barges against the north pier. “Nobody,” said the harbour master, “was hurt.” Repairs cost $4 million, and traffic is to be back to normal by June.

Advertisement

'A long week'

Ruth Quill thanked the crews for what she called a long week of work in the cold and the rain, and promised them two free days – or three.

Be the first to comment
`, 200)
	for name, ext := range map[string]string{"plain": ".txt", "markdown": ".md"} {
		b.Run(name, func(b *testing.B) {
			fsys := folder("a"+ext, page, "b"+ext, page)
			b.SetBytes(int64(2 * len(page)))
			for b.Loop() {
				for _, err := range Read(context.Background(), fsys, Options{}) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
