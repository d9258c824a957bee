package markdown

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
)

func day(t *testing.T, s string) briefing.Date {
	t.Helper()
	d, err := briefing.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestHeader(t *testing.T) {
	for _, tt := range []struct {
		name, yaml string
		want       briefing.Entry
	}{
		{"our own", "title: \"A: b\"\nsource: DW\nauthor: Ada Finch\npublished: 2024-03~\nurl: https://www.dw.com\noriginal: 000.txt\n", briefing.Entry{
			Title: "A: b", Source: "DW", Author: "Ada Finch", Published: day(t, "2024-03~"), URL: "https://www.dw.com", Original: "000.txt",
		}},
		{"trafilatura", "title: A\nauthor: Ada; Ben\nurl: https://a.org/b\nhostname: a.org\nsitename: The A\ndate: 2025-01-17\ncategories: [x, y]\ntags: []\n", briefing.Entry{
			Title: "A", Author: "Ada; Ben", URL: "https://a.org/b", Source: "The A", Published: day(t, "2025-01-17"), Tags: []string{"x", "y"},
		}},
		{"zk", "title: A\ndate: 2025-01-17 10:30:00\nkeywords: x, y\naliases: [B]\n", briefing.Entry{
			Title: "A", Published: day(t, "2025-01-17"), Tags: []string{"x", "y"},
		}},
		{"source is an address", "source: https://a.org/b\nhostname: a.org\n", briefing.Entry{URL: "https://a.org/b", Source: "a.org"}},
		{"url before source", "source: https://a.org/b\nurl: https://c.org/d\n", briefing.Entry{URL: "https://c.org/d", Source: "c.org"}},
		{"the site of an address", "source: https://www.a.org/b\n", briefing.Entry{URL: "https://www.a.org/b", Source: "a.org"}},
		{"published before date", "date: 2025-02-01\npublished: January 17, 2025\n", briefing.Entry{Published: day(t, "2025-01-17")}},
		{"created is not published", "created: 2025-02-01\n", briefing.Entry{}},
		{"wiki links", "author:\n  - \"[[Ada Finch]]\"\n  - [[Ben]]\n  - \"[[p/c|Cy]]\"\n", briefing.Entry{Author: "Ada Finch, Ben, Cy"}},
		{"one wiki link, no quotes", "author: [[Ada Finch]]\n", briefing.Entry{Author: "Ada Finch"}},
		{"numbers are text", "title: 2024\nsource: 20\n", briefing.Entry{Title: "2024", Source: "20"}},
		{"null", "title: null\nsource: ~\nauthor:\npublished:\n", briefing.Entry{}},
		{"case of keys", "Title: A\nSOURCE: B\n", briefing.Entry{Title: "A", Source: "B"}},
		{"tags once each", "tags: ['#a', b]\nkeywords: 'b, c'\n", briefing.Entry{Tags: []string{"a", "b", "c"}}},
		{"one line, no controls", "title: \"a\\n\\e[31mb\\u202e\"\nsource: |\n  A\n  B\n", briefing.Entry{Title: "a \ufffd[31mb", Source: "A B"}},
		{"comments only", "# nothing\n", briefing.Entry{}},
		{"empty", "", briefing.Entry{}},
	} {
		h := ReadHeader("---\n" + tt.yaml + "---\ntext\n")
		if len(h.Problems) > 0 || h.Broken || h.Lines != strings.Count(tt.yaml, "\n")+2 {
			t.Errorf("%s: problems %v, broken %t, %d lines", tt.name, h.Problems, h.Broken, h.Lines)
		}
		if diff := cmp.Diff(tt.want, h.Entry, sameDate); diff != "" {
			t.Errorf("%s: entry differs (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestHeaderFeed(t *testing.T) {
	h := ReadHeader("---\ntitle: A\nfeed: \"https://a.org/feed\\e\"\n---\n")
	if want := "https://a.org/feed\ufffd"; h.Feed != want || len(h.Problems) > 0 {
		t.Errorf("feed %q, problems %v, want %q", h.Feed, h.Problems, want)
	}
}

func TestHeaderProblems(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		broken     bool
		want       string
	}{
		{"syntax", "---\ntitle: A\nsource: B: C\n---\n", true, "3:10: front matter: mapping values are not allowed in this context"},
		{"quote without end", "---\ntitle: \"A\n---\n", true, "3:1: front matter: found unexpected end of stream"},
		{"no keys", "---\n{}: [\n---\n", true, "3:1: front matter: did not find expected node content"},
		{"list", "---\nx:\n- a\n---\n", false, ""},
		{"no end", "---\ntitle: A\n", false, "1:1: front matter: has no end (want a line of three hyphens within 64 KB)"},
		{"bad date", "---\ntitle: A\npublished: last week\n---\n", false, `3:12: front matter: published: "last week" is no date that can be read (want 2025-01-17 or January 17, 2025)`},
		{"bad address", "---\nurl: here\n---\n", false, "2:6: front matter: url: want the address of a web page"},
		{"wrong type", "---\ntitle: [A, B]\n---\n", false, "2:8: front matter: title: want text"},
		{"wrong type in list", "---\ntags: [a, {b: c}]\n---\n", false, "2:11: front matter: tags: want text"},
		{"key twice", "---\ntitle: A\ntitle: B\n---\n", false, `3:1: front matter: "title" is there twice`},
		{"alias", "---\ntitle: &a A\nsource: *a\n---\n", false, "3:9: front matter: source: want text or a list"},
		{"too big", "---\ntitle: " + strings.Repeat("a", longestHeader) + "\n---\n", false, "1:1: front matter: has no end (want a line of three hyphens within 64 KB)"},
		{"deep", "---\na: " + strings.Repeat("[", 20_000) + "\n---\n", true, "2:10004: front matter: exceeded max depth of 10000"},
		{"bomb", "---\n" + bomb() + "author: *x9\n---\n", false, "12:9: front matter: author: want text or a list"},
	} {
		h := ReadHeader(tt.text)
		var got []string
		for _, p := range h.Problems {
			got = append(got, fmt.Sprintf("%d:%d: %v", p.Line, p.Column, p.Err))
		}
		if s := strings.Join(got, "\n"); s != tt.want || h.Broken != tt.broken {
			t.Errorf("%s: problems %s (broken %t), want %s (broken %t)", tt.name, s, h.Broken, tt.want, tt.broken)
		}
	}
}

// bomb returns ten lines of YAML that mean a thousand million values.
func bomb() string {
	var b strings.Builder
	b.WriteString("x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n")
	for i := range 9 {
		alias := fmt.Sprintf("*x%d, ", i)
		fmt.Fprintf(&b, "x%d: &x%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(alias, 10), ", "))
	}
	return b.String()
}

func TestHasHeader(t *testing.T) {
	for text, want := range map[string]bool{
		"---\ntitle: A\n":                             true,
		"--- \n# c\n\ndate created: 1\n":              true,
		"---\n---\n":                                  true,
		"---\n\nA rule, then text.\n":                 false,
		"---\nA long sentence with a colon in: it.\n": false,
		"----\ntitle: A\n":                            false,
		" ---\ntitle: A\n":                            false,
		"title: A\n":                                  false,
		"---":                                         false,
		"":                                            false,
	} {
		if got := HasHeader(text); got != want {
			t.Errorf("HasHeader(%q) = %t, want %t", text, got, want)
		}
	}
}

func FuzzHeader(f *testing.F) {
	f.Add("title: A\npublished: 2024-03~\nauthor: [[B]]\n")
	f.Add("a: &a [*a]\n<<: *a\n")
	f.Add("title: \"\\e]0;\\a\"\n? [a]\n: b\n")
	f.Add("{title: A, tags: [b, {c: d}]}\n---\nx: y\n")
	f.Fuzz(func(t *testing.T, yaml string) {
		text := scrub.Text("---\n" + yaml + "\n---\n")
		h := ReadHeader(text)
		if lines := strings.Count(text, "\n"); h.Lines > lines {
			t.Errorf("header of %d lines in %d", h.Lines, lines)
		}
		e := h.Entry
		for _, s := range append([]string{e.Title, e.Source, e.Author, e.URL, e.Original}, e.Tags...) {
			if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
				t.Errorf("%q is not one clean line", s)
			}
		}
		for _, p := range h.Problems {
			if p.Line < 1 || p.Column < 1 || p.Err == nil {
				t.Errorf("problem without a place: %+v", p)
			}
		}
	})
}

var sameDate = cmp.Comparer(func(a, b briefing.Date) bool { return a == b })
